"""A copyright notice from the first letter to its end, by staff and by the clock."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import AuditRecord, Envelope, Notice
from contributions.domain.copyright import Step
from contributions.forms.copyright import NoticeForm
from contributions.models import Contribution, CopyrightNotice
from contributions.services.copyright import Claimant, counter, handle, pass_deadline, receive
from contributions.services.removing import put_up_again, remove
from tests import builders
from tests.builders import withdrawn
from tests.contributions.disputing import moderator

pytestmark = pytest.mark.django_db
JO = Claimant("Jo Else", "jo@else.example", "12 Hill Road", "The melody is from my song.")


@pytest.fixture
def song() -> Contribution:
    return builders.work("eva", title="Waltz").contribution


def notice(work: Contribution) -> CopyrightNotice:
    receive(works=[work], who=JO, by=None, now=timezone.now())
    return CopyrightNotice.objects.get(work=work)


def stepped(row: CopyrightNotice, step: Step, now: datetime | None = None) -> CopyrightNotice:
    at = now or timezone.now()
    return handle(notice=row, step=step, by=moderator("max"), reason="It is the same.", now=at)


def test_a_notice_sent_twice_is_one(song: Contribution) -> None:
    notice(song)
    assert receive(works=[song], who=JO, by=None, now=timezone.now()) == 0
    assert CopyrightNotice.objects.count() == 1


def test_after_a_counter_notice_and_silence_the_work_is_back_exactly(song: Contribution) -> None:
    before = Contribution.objects.values().get(pk=song.pk)
    row = stepped(notice(song), Step.REMOVE)
    assert not Contribution.objects.published().filter(pk=song.pk).exists()
    eva, now = builders.user("eva"), timezone.now()
    assert counter(notice=row, by=eva, words="It is a folk song.", now=now)
    assert not counter(notice=row, by=eva, words="Really.", now=now)
    row.refresh_from_db()
    assert row.due_at == now + timedelta(days=14)
    assert not pass_deadline(pk=row.pk, step=Step.RESTORE, now=now)
    later = now + timedelta(days=15)
    assert pass_deadline(pk=row.pk, step=Step.RESTORE, now=later)
    assert not pass_deadline(pk=row.pk, step=Step.RESTORE, now=later)
    assert Contribution.objects.values().get(pk=song.pk) == before
    row.refresh_from_db()
    assert row.stage == "restored"
    assert Envelope.objects.filter(to="jo@else.example").count() == 4
    assert Notice.objects.filter(recipient=eva).count() >= 2


def test_a_forwarded_notice_that_nobody_answers_takes_the_work_down(song: Contribution) -> None:
    now = timezone.now()
    row = stepped(notice(song), Step.FORWARD, now)
    assert Contribution.objects.published().filter(pk=song.pk).exists()
    assert pass_deadline(pk=row.pk, step=Step.REMOVE, now=now + timedelta(days=8))
    assert not Contribution.objects.published().filter(pk=song.pk).exists()
    assert AuditRecord.objects.filter(action="copyright: remove (deadline)", actor=None).exists()
    eva = builders.user("eva")
    assert CopyrightNotice.objects.against(type(eva).objects.filter(pk=eva.pk)).count() == 1


def test_what_staff_took_down_for_another_reason_stays_down(song: Contribution) -> None:
    max_, now = moderator("max"), timezone.now()
    remove(contribution=song, by=max_, reason="It attacks Ben.", hide_title=False, now=now)
    row = stepped(notice(song), Step.REMOVE)
    stepped(row, Step.RESTORE)
    song.refresh_from_db()
    assert song.removed_at


def test_a_work_stays_down_while_another_notice_keeps_it_down(song: Contribution) -> None:
    first = stepped(notice(song), Step.REMOVE)
    kim = replace(JO, email="kim@else.example")
    receive(works=[song], who=kim, by=None, now=timezone.now())
    second = stepped(CopyrightNotice.objects.get(email=kim.email), Step.REMOVE)
    now = timezone.now()
    counter(notice=first, by=builders.user("eva"), words="It is a folk song.", now=now)
    assert pass_deadline(pk=first.pk, step=Step.RESTORE, now=now + timedelta(days=15))
    assert not Contribution.objects.published().filter(pk=song.pk).exists()
    assert "It stays down all the same" in last_words()[0]
    assert "not shown for other reasons" in last_words()[1]
    assert not any(re.search(r"stands again\b", words) for words in last_words())
    stepped(second, Step.RESTORE)
    assert Contribution.objects.published().filter(pk=song.pk).exists()
    assert all(re.search(r"stands again\b", words) for words in last_words())


def last_words() -> tuple[str, str]:
    """To Eva, and to the claimant."""
    told = Notice.objects.filter(recipient=builders.user("eva")).latest("pk")
    mail = Envelope.objects.filter(subject__startswith="Your copyright notice").latest("pk")
    return told.body, mail.text


def test_a_notice_that_never_took_it_down_does_not_say_that_it_is_back(song: Contribution) -> None:
    stepped(stepped(notice(song), Step.FORWARD), Step.RESTORE)
    assert "it stays as it is" in last_words()[0]
    assert "the work stays as it is" in last_words()[1]


def test_what_its_author_had_withdrawn_is_not_said_to_stand_again(song: Contribution) -> None:
    row = notice(song)
    withdrawn(song.current, by="eva")  # type: ignore[arg-type]
    stepped(stepped(row, Step.REMOVE), Step.RESTORE)
    assert "It stays withdrawn" in last_words()[0]
    assert "not shown for other reasons" in last_words()[1]


def test_its_title_is_back_in_what_its_authors_read(song: Contribution) -> None:
    row = stepped(notice(song), Step.REMOVE)
    hidden = {"removed_title": "Waltz", "title": "A work without its title"}
    Contribution.objects.filter(pk=song.pk).update(**hidden)
    stepped(row, Step.RESTORE)
    told = Notice.objects.filter(recipient=builders.user("eva")).latest("pk")
    assert "Waltz" in told.subject


def test_what_stays_down_stands_again_once_the_court_finds_for_its_authors(
    song: Contribution,
) -> None:
    before = Contribution.objects.values().get(pk=song.pk)
    row = stepped(notice(song), Step.REMOVE)
    counter(notice=row, by=builders.user("eva"), words="It is mine.", now=timezone.now())
    stepped(row, Step.KEEP_DOWN)
    assert stepped(row, Step.RESTORE).stage == "restored"
    assert Contribution.objects.values().get(pk=song.pk) == before
    assert AuditRecord.objects.filter(action="copyright: restore", reason__gt="").exists()
    told = Notice.objects.filter(recipient=builders.user("eva")).latest("pk")
    mailed = Envelope.objects.latest("pk")
    for words in (told.body, mailed.text):
        assert "The court found for its authors" in words
    with pytest.raises(ValidationError, match="“Stands again” already"):
        stepped(row, Step.RESTORE)


def test_what_a_notice_keeps_down_is_not_put_up_by_hand(song: Contribution) -> None:
    stepped(notice(song), Step.REMOVE)
    max_, now = moderator("max"), timezone.now()
    with pytest.raises(ValidationError, match="A copyright notice keeps it down"):
        put_up_again(contribution=song, by=max_, reason="I think it is fine.", now=now)


def test_the_clock_gives_its_own_reason_and_nobodys_name(song: Contribution) -> None:
    row = stepped(notice(song), Step.REMOVE)
    counter(notice=row, by=builders.user("eva"), words="It is mine.", now=timezone.now())
    later = timezone.now() + timedelta(days=15)
    assert pass_deadline(pk=row.pk, step=Step.RESTORE, now=later)
    record = AuditRecord.objects.get(action="work put up again")
    assert (record.actor, record.reason) == (None, "The time to answer passed.")
    assert "It is the same." not in Envelope.objects.order_by("pk").last().text  # type: ignore[union-attr]


def test_whoever_sent_a_notice_does_not_handle_it(song: Contribution) -> None:
    receive(works=[song], who=JO, by=moderator("max"), now=timezone.now())
    with pytest.raises(ValidationError, match="The notice is yours"):
        stepped(CopyrightNotice.objects.get(), Step.REMOVE)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8000/works/{}/",
        "https://studio.example/works/{}/versions/3/",
        "https://studio.example/works/{}/#t=42",
        "/works/{}/credits/",
        "{}",
    ],
)
def test_a_notice_names_the_work_at_an_address_and_no_other(
    song: Contribution, address: str
) -> None:
    assert NoticeForm.named(address.format(song.pk)) == {song.pk}


def test_of_two_moderators_only_one_takes_the_step(song: Contribution) -> None:
    row = notice(song)
    stepped(row, Step.REFUSE)
    with pytest.raises(ValidationError, match="“Refused” already"):
        handle(notice=row, step=Step.REMOVE, by=moderator("mia"), reason="So.", now=timezone.now())


def test_a_moderator_does_not_handle_a_notice_about_their_own_work() -> None:
    row = notice(builders.work("max").contribution)
    with pytest.raises(ValidationError, match="The work is yours"):
        stepped(row, Step.REFUSE)


def test_nor_about_one_that_they_were_an_author_of_under_a_name_they_claimed() -> None:
    first = builders.work("dan")
    builders.new_version(first.contribution, "eva")
    builders.claimed("dan", by=moderator("max"))
    with pytest.raises(ValidationError, match="The work is yours"):
        stepped(notice(first.contribution), Step.REFUSE)


def test_strangers_neither_handle_nor_counter(song: Contribution) -> None:
    row, dan, now = notice(song), builders.user("dan"), timezone.now()
    with pytest.raises(PermissionError):
        handle(notice=row, step=Step.REMOVE, by=dan, reason="So.", now=now)
    stepped(row, Step.REMOVE)
    with pytest.raises(PermissionError):
        counter(notice=row, by=dan, words="It is mine.", now=now)


HANDLED = {"handled_at": timezone.now(), "reason": "So."}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("a_copyright_notice_says_who_and_what", {"original": ""}),
        ("a_handled_notice_has_a_time_a_person_and_a_reason", {"stage": "refused"}),
        ("a_handled_notice_has_a_time_a_person_and_a_reason", {"reason": "So."}),
        ("a_notice_that_waits_has_a_deadline", {"due_at": timezone.now()}),
        ("a_notice_that_waits_has_a_deadline", {"stage": "forwarded", **HANDLED}),
        ("a_counter_notice_says_who_and_why", {"counter": "It is mine."}),
        ("only_a_counter_notice_is_weighed", {"stage": "kept_down", **HANDLED}),
    ],
)
def test_no_row_says_less_than_it_must(
    song: Contribution, name: str, fields: dict[str, object]
) -> None:
    row = notice(song)
    more = {"handled_by": builders.user("max")} if "handled_at" in fields else {}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CopyrightNotice.objects.filter(pk=row.pk).update(**fields, **more)


def test_one_pending_notice_per_work_and_claimant(song: Contribution) -> None:
    row = notice(song)
    row.pk, row.email = None, "JO@else.example"
    name = "one_pending_notice_per_work_and_claimant"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save(force_insert=True)
