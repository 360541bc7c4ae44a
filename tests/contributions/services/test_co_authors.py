"""Ben makes a draft and asks Cleo to be named as its author, too."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Notice, Person
from contributions.models import Answer, Draft, DraftAuthor, Relation, Version
from contributions.models.draft import AlreadyPublished
from contributions.services import arranging, consenting, inviting
from contributions.services.drafts import discard, next_version
from contributions.services.publishing import publish, publish_when_ready, twin_of
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    return making.draft("ben", title="The harbour")


def invite(draft: Draft, name: str, role: str = "") -> DraftAuthor:
    builders.user(name)
    return inviting.invite(draft=draft, handle=name, role=role, now=timezone.now())


def says(row: DraftAuthor, *, yes: bool, line: str = "") -> Answer:
    return consenting.answer(row=row, accepts=yes, line=line, now=timezone.now())


def out(draft: Draft) -> Version:
    return publish(draft=draft, by=draft.author, now=timezone.now())


def credits(version: Version) -> list[tuple[str, str]]:
    return list(version.authorships.values_list("person__credit_name", "role"))


def sentences(problem: pytest.ExceptionInfo[ValidationError]) -> str:
    return " ".join(problem.value.messages)


def test_who_agreed_is_named_in_order_and_with_a_role(draft: Draft) -> None:
    cleo = invite(draft, "cleo", "Melody")
    dan = invite(draft, "dan", "Bass")
    says(cleo, yes=True)
    says(dan, yes=True)
    own = draft.authors.get(person__user=draft.author)
    arranging.set_roles(draft=draft, roles={own.pk: "Words"})
    arranging.move(draft=draft, row_id=dan.pk, up=True)
    arranging.move(draft=draft, row_id=own.pk, up=False)
    assert credits(out(draft)) == [("Dan", "Bass"), ("Ben", "Words"), ("Cleo", "Melody")]


def test_the_invited_gets_a_notice_and_a_mail_and_the_maker_gets_the_answer(
    draft: Draft, django_capture_on_commit_callbacks: object
) -> None:
    row = invite(draft, "cleo", "Melody")
    told = Notice.objects.get(recipient__handle="cleo")
    assert told.subject == "Ben wants to name you as an author of “The harbour”"
    assert told.url == row.get_absolute_url()
    assert told.mail.get().due_at
    says(row, yes=False, line="Too busy, sorry.")
    answer = Notice.objects.get(recipient__handle="ben")
    assert answer.body == "Too busy, sorry."
    assert mail.outbox == []  # they leave after the commit


def test_nothing_is_published_before_everybody_answered_and_nothing_is_lost(draft: Draft) -> None:
    row = invite(draft, "cleo")
    for attempt in (out, lambda d: publish_when_ready(draft=d, now=timezone.now())):
        with pytest.raises(ValidationError) as problem:
            attempt(draft)
        assert "Not everybody has answered: Cleo." in sentences(problem)
    assert Draft.objects.open().get().text == draft.text
    arranging.take_back(draft=draft, row_id=row.pk, now=timezone.now())
    assert credits(out(draft)) == [("Ben", "")]


def test_who_declined_or_left_is_not_named_and_may_come_back(draft: Draft) -> None:
    cleo, dan, eva = (invite(draft, name) for name in ("cleo", "dan", "eva"))
    assert says(cleo, yes=False) == Answer.DECLINED
    assert says(dan, yes=True) == Answer.ACCEPTED
    assert says(dan, yes=False) == Answer.LEFT
    assert says(eva, yes=False) == Answer.DECLINED
    assert says(eva, yes=True) == Answer.ACCEPTED
    assert credits(out(draft)) == [("Ben", ""), ("Eva", "")]


def test_the_same_answer_twice_is_one(draft: Draft) -> None:
    row = invite(draft, "cleo")
    says(row, yes=True)
    says(row, yes=True)
    assert Notice.objects.filter(recipient=draft.author).count() == 1


def test_an_invitation_taken_back_is_not_accepted_and_may_be_made_again(draft: Draft) -> None:
    row = invite(draft, "cleo")
    arranging.take_back(draft=draft, row_id=row.pk, now=timezone.now())
    with pytest.raises(ValidationError, match="took this invitation back"):
        says(row, yes=True)
    assert invite(draft, "cleo").pk == row.pk
    assert Notice.objects.filter(recipient__handle="cleo").count() == 1


def test_whose_name_is_taken_off_after_they_agreed_hears_of_it(draft: Draft) -> None:
    row = invite(draft, "cleo")
    says(row, yes=True)
    arranging.take_back(draft=draft, row_id=row.pk, now=timezone.now())
    latest = Notice.objects.filter(recipient__handle="cleo").latest("pk")
    assert "took your name off" in latest.subject


@pytest.mark.parametrize(
    ("handle", "role", "sentence"),
    [
        ("", "", "Write the handle"),
        ("nobody", "", "Nobody here has the handle @nobody"),
        ("gone", "", "Nobody here has the handle @gone"),
        ("@Ben", "", "You are its author already"),
        ("cleo", "x" * 81, "A role has room for 80 characters"),
        ("dan", "", "Dan is asked already"),
        ("eva", "", "Eva is an author already"),
        ("ada", "", "Ada declined, and can still accept"),
    ],
)
def test_whoever_cannot_be_asked_gets_a_sentence(
    draft: Draft, handle: str, role: str, sentence: str
) -> None:
    builders.user("cleo")
    builders.user("gone", is_active=False)
    invite(draft, "dan")
    says(invite(draft, "eva"), yes=True)
    says(invite(draft, "ada"), yes=False)
    with pytest.raises(ValidationError) as problem:
        inviting.invite(draft=draft, handle=handle, role=role, now=timezone.now())
    assert sentence in sentences(problem)


def test_a_handle_is_taken_however_it_is_typed(draft: Draft) -> None:
    builders.user("cleo")
    row = inviting.invite(draft=draft, handle=" @Cleo ", role="", now=timezone.now())
    assert row.person == builders.person("cleo")


def test_twenty_authors_are_enough(draft: Draft) -> None:
    first = [invite(draft, f"friend-{number}") for number in range(19)]
    with pytest.raises(ValidationError, match="20 authors at most"):
        invite(draft, "cleo")
    says(first[0], yes=False)
    invite(draft, "cleo")
    with pytest.raises(ValidationError, match="20 authors at most"):
        says(first[0], yes=True)


def test_after_publication_it_is_too_late_for_all_of_this(draft: Draft) -> None:
    row = invite(draft, "cleo")
    says(row, yes=True)
    out(draft)
    now = timezone.now()
    for late in (
        lambda: says(row, yes=False),
        lambda: invite(draft, "dan"),
        lambda: arranging.take_back(draft=draft, row_id=row.pk, now=now),
        lambda: arranging.move(draft=draft, row_id=row.pk, up=True),
        lambda: arranging.set_roles(draft=draft, roles={row.pk: "Late"}),
    ):
        with pytest.raises(AlreadyPublished):
            late()


def of_two() -> Version:
    return builders.work("ben", "cleo")


def test_a_next_version_keeps_the_authors_and_each_of_them_may_begin_it() -> None:
    draft = next_version(contribution=of_two().contribution, by=builders.user("cleo"))
    version = out(draft)
    assert credits(version) == [("Ben", ""), ("Cleo", "")]
    told = Notice.objects.get(recipient__handle="ben")
    assert "you are one of its authors" in told.subject


def test_an_author_of_the_version_before_is_not_taken_off_but_may_leave() -> None:
    draft = next_version(contribution=of_two().contribution, by=builders.user("ben"))
    row = draft.authors.get(person__user__handle="cleo")
    with pytest.raises(ValidationError, match="only Cleo can take that name off"):
        arranging.take_back(draft=draft, row_id=row.pk, now=timezone.now())
    assert says(row, yes=False) == Answer.LEFT
    assert credits(out(draft)) == [("Ben", "")]


def test_an_author_without_an_account_stays_in_the_next_version() -> None:
    first = builders.work("ben")
    first.authorships.model.objects.create(
        version=first, person=Person.objects.create(credit_name="Grandma"), position=1, role="Voice"
    )
    draft = next_version(contribution=first.contribution, by=builders.user("ben"))
    assert credits(out(draft)) == [("Ben", ""), ("Grandma", "Voice")]


def test_who_became_an_author_while_another_draft_was_open_is_not_forgotten() -> None:
    work = of_two().contribution
    bens = next_version(contribution=work, by=builders.user("ben"))
    cleos = next_version(contribution=work, by=builders.user("cleo"))
    says(invite(bens, "dan", "Bass"), yes=True)
    out(bens)
    assert credits(out(cleos)) == [("Ben", ""), ("Cleo", ""), ("Dan", "Bass")]


def test_who_left_meanwhile_publishes_no_next_version() -> None:
    work = of_two().contribution
    bens = next_version(contribution=work, by=builders.user("ben"))
    cleos = next_version(contribution=work, by=builders.user("cleo"))
    says(bens.authors.get(person__user__handle="cleo"), yes=False)
    out(bens)
    with pytest.raises(ValidationError) as problem:
        out(Draft.objects.get(pk=cleos.pk))
    assert "no author of this work any more" in sentences(problem)


def test_a_co_author_is_not_told_that_their_own_work_was_built_on(draft: Draft) -> None:
    poem = builders.work("cleo", "ada", title="The poem")
    draft.sources.create(source=poem, relation=Relation.BASED_ON)
    Draft.objects.filter(pk=draft.pk).update(all_mine=False)
    says(invite(draft, "cleo"), yes=True)
    out(Draft.objects.get(pk=draft.pk))
    told = Notice.objects.filter(event="remixed").values_list("recipient__handle", flat=True)
    assert list(told) == ["ada"]


def test_a_second_draft_of_the_same_words_that_names_others_is_no_twin(draft: Draft) -> None:
    out(draft)
    again = making.draft("ben", title="The harbour")
    soon = timezone.now() + timedelta(seconds=5)
    assert twin_of(again, soon) is not None
    invite(again, "cleo")
    assert twin_of(again, soon) is None


def test_whoever_was_asked_hears_that_the_draft_is_thrown_away(draft: Draft) -> None:
    invite(draft, "cleo")
    says(invite(draft, "dan"), yes=False)
    discard(draft=draft)
    told = Notice.objects.filter(subject__contains="threw the draft")
    assert [one.recipient.handle for one in told] == ["cleo"]
