"""What the database refuses about windows, objections, holds and freezes."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from payouts.models import Budget, Finding, Freeze, Hold, Objection, Proposal, Window
from tests import builders
from tests.payouts import builders as money
from tests.payouts.test_named_constraints import DAY, bare_draft

pytestmark = pytest.mark.django_db


def refused(sentence: str, attack: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        attack()


def objection(proposal: Proposal | None = None, **fields: Any) -> Objection:
    """An objection that goes around the service."""
    values = {"kind": "left_out", "words": "My boat?", "by": builders.user("ben")}
    return Objection.objects.create(**{"proposal": proposal or money.opened()} | values | fields)


def hold(**fields: Any) -> Hold:
    share = money.opened().shares.get(person=builders.person("ada"))
    values = {"share": share, "amount": 5, "reason": "Disputed.", "held_by": builders.staff("finn")}
    return Hold.objects.create(**values | fields)


def bare_budget(**fields: Any) -> Budget:
    values = {"what": "Commission", "date": DAY, "amount": 100}
    by = builders.staff("finn")
    return Budget.objects.create(
        **{"production": builders.production(), "recorded_by": by} | values | fields
    )


def test_a_revision_has_a_number_and_a_reason() -> None:
    first, name = money.opened(), "a_revision_has_a_number_and_a_reason"
    wrong: list[dict[str, Any]] = [
        {"revises": first, "number": 2},
        {"revises": first, "reason": "Dan."},
        {"number": 2, "reason": "Dan."},
    ]
    for fields in wrong:
        refused(name, partial(bare_draft, first.production, **fields))


def test_a_revised_proposal_is_never_final() -> None:
    rows, finn = Proposal.objects.filter(pk=money.opened().pk), builders.staff("finn")
    now = timezone.now()
    refused(
        "a_revised_proposal_is_never_final",
        lambda: rows.update(revised_at=now, final_at=now, final_by=finn),
    )
    rows.update(revised_at=now)
    refused("stays as it is", lambda: rows.update(revised_at=None))


def test_a_budget_has_no_company_half_and_is_more_than_zero() -> None:
    rows = Proposal.objects.filter(pk=money.computed().pk)
    refused("a_budget_has_no_company_half", lambda: rows.update(kind="budget"))
    name = "a_budget_is_positive_and_its_reversal_negative"
    refused(name, lambda: bare_budget(amount=0))
    refused(name, lambda: bare_budget(amount=-1))
    refused("currency_of_a_budget_has_three_letters", lambda: bare_budget(currency="usd"))
    made = bare_budget()
    refused("reversal only", lambda: Budget.objects.filter(pk=made.pk).update(amount=5))


def test_a_window_stays_and_there_is_one() -> None:
    window = Window.objects.filter(proposal=money.opened()).first()
    assert window
    again = {"proposal": window.proposal, "person": window.person, "published_at": timezone.now()}
    refused("a_person_has_one_window_per_proposal", lambda: Window.objects.create(**again))
    long_ago = timezone.now() - timedelta(days=99)
    refused("stays as it is", lambda: Window.objects.update(published_at=long_ago))
    refused("stays as it is", lambda: Window.objects.filter(pk=window.pk).delete())


def test_an_objection_says_what_is_wrong_to_one_line() -> None:
    proposal = money.opened()
    refused("an_objection_says_what_is_wrong", lambda: objection(proposal, words=""))
    refused("an_objection_says_what_is_wrong", lambda: objection(proposal, kind="rude"))
    both = {"share": proposal.shares.first(), "line": "Song, Music"}
    refused("an_objection_is_to_one_line", lambda: objection(proposal, **both))


def test_an_answer_is_whole_and_stays() -> None:
    rows = Objection.objects.filter(pk=objection().pk)
    name, paula = "an_answer_has_words_and_somebody_who_gave_it", builders.staff("paula")
    given = {"accepted": False, "answered_by": paula, "answered_at": timezone.now()}
    refused(name, lambda: rows.update(**given))
    refused(name, lambda: rows.update(answer="No."))
    own = given | {"answer": "Yes.", "answered_by": builders.user("ben")}
    refused("nobody_answers_their_own_objection", lambda: rows.update(**own))
    refused("and its answer stay", lambda: rows.update(words="Another boat."))
    rows.update(**given, answer="It is in piece 2.")
    refused("and its answer stay", lambda: rows.update(answer="It was never there."))
    rows.update(withdrawn_at=timezone.now())
    refused("and its answer stay", lambda: rows.update(withdrawn_at=None))
    refused("and its answer stay", rows.delete)


@pytest.mark.parametrize("made", [money.computed, money.final])
def test_nobody_objects_around_the_open_window(made: Callable[[], Proposal]) -> None:
    proposal = made()
    refused("while a proposal is open", lambda: objection(proposal))


def test_the_database_itself_waits_for_windows_and_answers() -> None:
    proposal, finn = money.opened(), builders.staff("finn")
    rows, later = Proposal.objects.filter(pk=proposal.pk), money.after_the_windows()
    early = later - timedelta(minutes=1)
    refused("last window is over", lambda: rows.update(final_at=early, final_by=finn))
    asked = objection(proposal)
    refused("without an answer", lambda: rows.update(final_at=later, final_by=finn))
    Objection.objects.filter(pk=asked.pk).update(withdrawn_at=timezone.now())
    rows.update(final_at=later, final_by=finn)
    refused("stays as it is", lambda: rows.update(final_at=None, final_by=None))


def test_a_hold_is_of_a_share_and_is_settled_once_by_a_second_person() -> None:
    made = hold()
    share = made.share
    refused("share_id", lambda: hold(share=share))
    rows, paula = Hold.objects.filter(pk=made.pk), builders.staff("paula")
    settled = {"paid": True, "settled_by": paula, "settled_at": timezone.now(), "decision": "Hers."}
    refused("a_settled_hold_has_a_decision", lambda: rows.update(**settled | {"decision": ""}))
    by = {"settled_by": made.held_by}
    refused("held_and_settled_by_two_people", lambda: rows.update(**settled | by))
    refused("is settled once", lambda: rows.update(amount=made.amount - 1))
    refused("is settled once", lambda: rows.update(amount=10**9))
    rows.update(amount=made.amount + 1)  # held for another reason, too
    rows.update(**settled)
    refused("is settled once", lambda: rows.update(paid=False))
    refused("is settled once", lambda: rows.update(amount=made.amount + 2))


def test_at_most_a_share_is_held() -> None:
    refused("a_hold_has_an_amount_and_a_reason", lambda: hold(amount=0))


def test_more_than_a_share_is_not_held() -> None:
    refused("at most a share", lambda: hold(amount=10**9))


def test_one_freeze_stands_until_somebody_lifts_it() -> None:
    made = Freeze.objects.create()
    refused("one_freeze_stands_at_a_time", Freeze.objects.create)
    rows = Freeze.objects.filter(pk=made.pk)
    name = "a_freeze_is_lifted_by_somebody_with_a_reason"
    refused(name, lambda: rows.update(lifted_at=timezone.now()))


def test_a_second_person_lifts_what_one_asked_for() -> None:
    made, now = Freeze.objects.create(), timezone.now()
    finn, paula = builders.staff("finn"), builders.staff("paula")
    rows = Freeze.objects.filter(pk=made.pk)
    with pytest.raises(IntegrityError, match="a freeze stays"), transaction.atomic():
        rows.delete()
    asking = "lifting_a_freeze_is_asked_for_with_a_reason"
    refused(asking, lambda: rows.update(asked_at=now, asked_by=finn))
    second = "a_freeze_is_lifted_by_a_second_person"
    lifted = {"lifted_at": now, "reason": "Put right."}
    refused(second, lambda: rows.update(lifted_by=finn, **lifted))
    asked = lifted | {"asked_at": now, "asked_by": finn}
    refused(second, lambda: rows.update(lifted_by=finn, **asked))
    Finding.objects.create(freeze=made, sentence="The bank is on fire.")
    refused("until every finding", lambda: rows.update(lifted_by=paula, **asked))


def test_a_finding_stays_and_is_answered_once() -> None:
    said = {"freeze": Freeze.objects.create(), "sentence": "The bank is on fire."}
    made = Finding.objects.create(**said)
    refused("a_freeze_keeps_a_finding_once", lambda: Finding.objects.create(**said))
    rows = Finding.objects.filter(pk=made.pk)
    name = "an_answered_finding_says_by_whom_and_how"
    refused(name, lambda: rows.update(answered_at=timezone.now()))
    refused("a finding stays", lambda: rows.update(sentence="All is well."))
    refused("a finding stays", made.delete)
    answer = {"answered_at": timezone.now(), "answered_by": builders.staff("finn")}
    rows.update(answer="It was steam.", **answer)
    refused("a finding stays", lambda: rows.update(answer="It was nothing."))
