"""Anybody signed in may object; everybody gets an answer, and final waits for it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from payouts.models import Objection, Proposal
from payouts.services.objections import answer, make_objection, withdraw
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def objected(proposal: Proposal, by: str = "ben", words: str = "My boat?") -> Objection:
    return make_objection(
        proposal=proposal,
        by=builders.user(by),
        kind="left_out",
        words=words,
        now=timezone.now(),
    )


def answered(objection: Objection, *, accepted: bool, by: str = "paula") -> Objection:
    return answer(
        objection=objection,
        by=builders.staff(by),
        accepted=accepted,
        words="It is in piece 2.",
        now=timezone.now(),
    )


def test_ben_objects_from_the_line_of_ada() -> None:
    proposal, ben, ada = money.opened(), signed_in("ben"), builders.person("ada")
    builders.staff("finn")
    address = f"/proposals/{proposal.pk}/objections/?about=share-{ada.key}"
    assert address in ben.get(proposal.get_absolute_url()).content.decode()
    assert "About the share of Ada." in ben.get(address).content.decode()
    typed = {"kind": "too_high", "words": "The poem was mine, too."}
    page = ben.post(address, typed, follow=True).content.decode()
    assert "The poem was mine, too." in page
    assert "Waits for an answer" in page
    assert Objection.objects.get().share == proposal.shares.get(person=ada)
    told = Notice.objects.filter(event="objected").values_list("recipient__handle", flat=True)
    assert sorted(told) == ["finn", "paula"]


@pytest.mark.parametrize("typed", [{"words": "So."}, {"kind": "rude", "words": "So."}])
def test_a_wrong_form_keeps_what_was_typed(typed: dict[str, str]) -> None:
    proposal = money.opened()
    page = signed_in("ben").post(f"/proposals/{proposal.pk}/objections/", typed)
    assert page.status_code == 422
    assert "So." in page.content.decode()


@pytest.mark.parametrize(
    "about", ["share-nobody", "share-\0", "credit-9", "credit-x", "moon", "credit-²"]
)
def test_a_line_that_is_not_there_is_not_found(about: str) -> None:
    proposal = money.opened()
    address = f"/proposals/{proposal.pk}/objections/"
    assert signed_in("ben").get(address, {"about": about}).status_code == 404


def test_the_same_objection_sent_twice_is_one() -> None:
    proposal = money.opened()
    assert objected(proposal) == objected(proposal)


def test_nobody_objects_to_what_is_final() -> None:
    with pytest.raises(ValidationError, match="no longer open"):
        objected(money.final())
    page = signed_in("ben").post("/proposals/1/objections/", {"kind": "role", "words": "No."})
    assert page.status_code == 404


def test_every_objection_needs_an_answer_before_final() -> None:
    proposal = money.opened()
    first = objected(proposal)
    with pytest.raises(ValidationError, match="no answer yet"):
        money.final(proposal)
    answered(first, accepted=False)
    told = Notice.objects.get(event="replied")
    assert (told.recipient.handle, told.body) == ("ben", "It is in piece 2.")
    assert money.final(proposal).final_at


def test_an_accepted_objection_needs_a_revision() -> None:
    proposal = money.opened()
    answered(objected(proposal), accepted=True)
    with pytest.raises(ValidationError, match="no revision has taken it in"):
        money.final(proposal)


def test_what_is_withdrawn_needs_no_answer() -> None:
    proposal = money.opened()
    first = objected(proposal)
    signed_in("ben").post(f"/proposals/objections/{first.pk}/withdrawal/")
    with pytest.raises(ValidationError, match="was withdrawn"):
        answered(first, accepted=False)
    assert money.final(proposal).final_at
    with pytest.raises(ValidationError, match="stays"):
        withdraw(objection=first, by=builders.user("ben"), now=timezone.now())


def test_nobody_answers_their_own_objection_or_twice() -> None:
    first = objected(money.opened())
    own = objected(first.proposal, "paula", "Mine.")
    with pytest.raises(ValidationError, match="your own"):
        answered(own, accepted=False)
    answered(first, accepted=False)
    with pytest.raises(ValidationError, match="answered already"):
        answered(first, accepted=True)


def test_objections_to_one_proposal_have_a_pace_and_keep_their_words() -> None:
    """Dan is new here; the same words again are the same objection, and count no more."""
    proposal, dan = money.opened(), signed_in("dan")
    address = f"/proposals/{proposal.pk}/objections/"
    for words in ("One.", "Two.", "Three.", "Four.", "Four."):
        dan.post(address, {"kind": "role", "words": words})
    answer = dan.post(address, {"kind": "role", "words": "The fifth."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "room for 4 objections to one proposal within an hour" in page
    assert "The fifth." in page
    assert Objection.objects.count() == 4


def test_one_answer_goes_to_several_objections() -> None:
    first = objected(money.opened())
    others = [objected(first.proposal, by, "Where is the boat?") for by in ("cleo", "dan")]
    objected(first.proposal, "paula", "My own.")
    paula = Client()
    paula.force_login(builders.staff("paula"))
    address = f"/admin/payouts/objection/{first.pk}/answer/"
    page = paula.get(address).content.decode()
    assert "Cleo, I was left out: Where is the boat?" in page
    assert "My own." not in page
    typed = {"accepted": "no", "words": "It is in piece 2.", "also": [one.pk for one in others]}
    paula.post(address, typed)
    answered_ = Objection.objects.exclude(answer="")
    assert {one.by.handle for one in answered_} == {"ben", "cleo", "dan"}
    assert {one.answer for one in answered_} == {"It is in piece 2."}
    assert Notice.objects.filter(event="replied").count() == 3


def test_an_answer_to_several_goes_to_none_when_one_was_answered_meanwhile() -> None:
    first = objected(money.opened())
    late = objected(first.proposal, "cleo", "And I?")
    answered(late, accepted=False, by="finn")
    paula = Client()
    paula.force_login(builders.staff("paula"))
    typed = {"accepted": "no", "words": "It is in piece 2.", "also": [late.pk]}
    page = paula.post(f"/admin/payouts/objection/{first.pk}/answer/", typed).content.decode()
    assert "answered or withdrawn meanwhile" in page
    assert "It is in piece 2." in page
    assert Objection.objects.get(pk=first.pk).answered_at is None


def test_more_objections_do_not_mean_more_statements(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    proposal = money.opened()
    for number in range(12):
        objected(proposal, f"voice{number}", f"No. {number}")
    with django_assert_max_num_queries(9):
        client.get(proposal.get_absolute_url())


def test_the_queue_of_objections_begins_with_what_waits_longest(client: Client) -> None:
    proposal = money.opened()
    first, second = objected(proposal), objected(proposal, "cleo", "The oldest.")
    client.force_login(builders.staff("paula"))
    address = f"/admin/payouts/objection/{first.pk}/answer/"
    assert "Choose whether" in client.post(address, {"words": "Yes."}).content.decode()
    typed = {"accepted": "no", "words": "It is in piece 2."}
    page = client.post(address, typed, follow=True).content.decode()
    assert page.index(f"objection/{second.pk}/answer/")
    assert f"objection/{first.pk}/answer/" not in page
    assert "answered already" in client.get(address).content.decode()


def test_a_line_that_was_objected_to_may_go_and_its_words_stay() -> None:
    proposal, ben = money.opened(), signed_in("ben")
    credit = proposal.production.pieces.get(title="Song").credits.first()
    assert credit
    address = f"/proposals/{proposal.pk}/objections/?about=credit-{credit.pk}"
    assert f"Song, {credit.role}" in ben.get(address).content.decode()
    ben.post(address, {"kind": "role", "words": "He only held the lamp."})
    credit.delete()
    page = ben.get(proposal.get_absolute_url()).content.decode()
    assert f"Song, {credit.role}" in page


def test_who_is_named_answers_nobodys_objection() -> None:
    proposal = money.opened()
    said = objected(proposal, by="gus")
    ben = builders.staff("ben")
    with pytest.raises(ValidationError, match="You are named in this proposal"):
        answer(objection=said, by=ben, accepted=False, words="No.", now=timezone.now())
