"""A revision has a number, a reason, and a difference for everybody; the earlier one stays."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from payouts.computing import computation
from payouts.computing.verification import first_difference
from payouts.models import Proposal, State, Window
from payouts.queries.revisions import differences
from payouts.queries.windows import clock_of
from payouts.services.income import reverse_sale
from payouts.services.proposals import propose
from payouts.services.revising import discard, revise
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def with_gus(first: Proposal | None = None) -> Proposal:
    """Gus was left out of the song: its computed, unopened revision."""
    first = first or money.opened()
    builders.credit(first.production.pieces.get(title="Song"), builders.person("gus"), 4)
    made = revise(proposal=first, by=builders.staff("paula"), reason="Gus plays the bass.")
    computation.compute(made.computation.pk, timezone.now())
    return Proposal.objects.get(pk=made.pk)


def amounts(proposal: Proposal) -> dict[str, int]:
    return dict(proposal.shares.values_list("person__credit_name", "amount"))


def test_a_revision_splits_the_same_money_by_the_mended_cue_sheet() -> None:
    first = money.opened()
    money.sale(first.production, 500)
    second = money.opened(with_gus(first))
    first.refresh_from_db()
    assert (first.state, second.state) == (State.REVISED, State.OPEN)
    assert (second.number, second.pool, second.thread) == (2, first.pool, first.thread)
    assert "Gus" not in amounts(first)
    assert sum(amounts(second).values()) == first.pool
    assert first_difference(first) == first_difference(second) == ""


def test_only_those_hear_of_it_whose_share_changed() -> None:
    first = money.opened()
    second = money.opened(with_gus(first))
    changed = {one.name.lower() for one in differences(second)}
    told = Notice.objects.filter(event="revised").values_list("recipient__handle", flat=True)
    assert set(told) == changed
    assert "dan" not in changed
    assert differences(second)[-1].before is None
    assert sum(one.difference for one in differences(second)) == 0


def test_who_is_new_or_worse_off_has_a_whole_window_and_the_others_keep_theirs() -> None:
    first = money.opened()
    second = money.opened(with_gus(first))
    before = {one.person_id: one for one in Window.objects.filter(proposal=first)}
    for window in Window.objects.filter(proposal=second).select_related("person"):
        kept = before.get(window.person_id)
        is_kept = kept is not None and kept.notice_id == window.notice_id
        assert is_kept == (window.person.credit_name == "Dan")
    assert clock_of(second).closes_at


def test_somebody_a_revision_drops_has_a_window_too() -> None:
    second = money.opened(with_gus())
    song = second.production.pieces.get(title="Song")
    song.credits.get(person=builders.person("gus")).delete()
    third = revise(proposal=second, by=builders.staff("paula"), reason="It was Hal.")
    computation.compute(third.computation.pk, timezone.now())
    third = money.opened(Proposal.objects.get(pk=third.pk))
    assert "Gus" not in amounts(third)
    assert builders.person("gus").pk in clock_of(third).ends
    assert (differences(third)[0].name, differences(third)[0].after) == ("Gus", None)


def test_the_page_of_each_revision_stays_readable(client: Client) -> None:
    first = money.opened()
    second = money.opened(with_gus(first))
    page = client.get(second.get_absolute_url()).content.decode()
    for part in ("Revision 2", "Gus plays the bass.", "What changed", first.document_hash):
        assert part in page
    old = client.get(first.get_absolute_url()).content.decode()
    assert "This is an earlier revision." in old
    assert client.get(f"{first.get_absolute_url()}document.json").status_code == 200


def test_an_objection_to_the_first_revision_is_answered_by_the_second() -> None:
    from tests.payouts.test_objections import answered, objected

    first = money.opened()
    answered(objected(first), accepted=True)
    second = money.opened(with_gus(first))
    assert money.final(second).state == State.FINAL
    with pytest.raises(ValidationError, match="was revised"):
        money.final(first)


def test_a_drafted_revision_is_opened_or_discarded_before_final() -> None:
    first = money.opened()
    drafted = with_gus(first)
    with pytest.raises(ValidationError, match="revision is being drafted"):
        money.final(first)
    discard(proposal=drafted, by=builders.staff("paula"), reason="Gus was a dream.")
    assert money.final(first).state == State.FINAL


def test_only_what_is_open_is_revised_and_with_a_reason() -> None:
    first, paula = money.opened(), builders.staff("paula")
    with pytest.raises(ValidationError, match="Say why"):
        revise(proposal=first, by=paula, reason=" ")
    with pytest.raises(ValidationError, match="that is open"):
        revise(proposal=money.final(first), by=paula, reason="Late.")
    with pytest.raises(ValidationError, match="Only the draft"):
        discard(proposal=first, by=paula, reason="No.")


def test_a_reversal_meanwhile_belongs_to_the_next_period() -> None:
    first = money.opened()
    reverse_sale(sale=first.sale_rows.get(), by=builders.staff("finn"), reason="Refund.")
    second = money.distributed(money.final(money.opened(with_gus(first))))
    assert second.income == first.income
    with pytest.raises(ValidationError, match="carried forward"):
        propose(production=first.production, currency="USD", by=builders.staff("finn"))


def test_later_periods_follow_the_revision_that_is_final() -> None:
    second = money.distributed(money.final(money.opened(with_gus())))
    money.sale(second.production, 20_000)
    later = money.computed(second.production)
    assert later.follows == second
    assert "Gus" in amounts(later)


def test_whoever_opened_an_earlier_revision_does_not_make_the_last_one_final() -> None:
    first = money.opened(by=builders.staff("finn"))
    second = money.opened(with_gus(first))
    with pytest.raises(ValidationError, match="You opened this proposal"):
        money.final(second)


def test_revising_in_the_admin(client: Client, django_assert_max_num_queries: Any) -> None:
    first = money.opened()
    client.force_login(builders.staff("paula"))
    address = f"/admin/payouts/proposal/{first.pk}/"
    assert "Revise" in client.get(f"{address}change/").content.decode()
    client.post(f"{address}steps/revise/", {"reason": "Gus plays the bass."})
    drafted = Proposal.objects.get(revises=first)
    assert drafted.reason == "Gus plays the bass."
    page = client.get(f"/admin/payouts/proposal/{drafted.pk}/change/").content.decode()
    assert "Discard" in page
    client.post(f"/admin/payouts/proposal/{drafted.pk}/steps/discard/", {"reason": "A dream."})
    assert not Proposal.objects.filter(revises=first).exists()
