"""Money for a work that a copyright notice stands against waits; the rest is paid."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from contributions.domain.copyright import Step
from contributions.models import Contribution, CopyrightNotice, Source
from contributions.services.copyright import counter
from payouts import books
from payouts.holds.holding import hold_noticed, hold_source_now
from payouts.holds.noticed import unheld_shares
from payouts.models import Hold, Proposal, Reach
from payouts.queries.blockers import blockers
from payouts.services.holds import settle
from projects.cuesheet import warnings
from projects.models import Credit
from tests import builders
from tests.contributions.services.test_copyright import notice, stepped
from tests.payouts import builders as money
from tests.payouts.builders import lighthouse, problems, sold

pytestmark = pytest.mark.django_db


def noticed() -> CopyrightNotice:
    """Against Ada's poem, which lies behind the credited song."""
    return notice(Contribution.objects.get(title="The walking lighthouse"))


def kept_down() -> CopyrightNotice:
    row = stepped(noticed(), Step.REMOVE)
    counter(notice=row, by=builders.user("ada"), words="It is mine.", now=timezone.now())
    return stepped(row, Step.KEEP_DOWN)


def held(proposal: Proposal) -> list[Hold]:
    paula, now = builders.staff("paula"), timezone.now()
    return hold_noticed(proposal=proposal, by=paula, reason="A notice.", now=now)


def unheld(proposal: Proposal) -> list[str]:
    return [share.person.credit_name for share in unheld_shares(proposal)]


def settled(hold: Hold, *, paid: bool, days: int = 0) -> None:
    now = timezone.now() + timedelta(days=days)
    settle(hold=hold, by=builders.staff("finn"), paid=paid, decision="So.", now=now)


def payable(name: str) -> int:
    return books.payable_to(builders.person(name).pk).get("USD", 0)


def test_a_production_is_warned_of_a_notice_and_its_first_proposal_is_opened() -> None:
    production = lighthouse()
    sold(production)
    row = stepped(noticed(), Step.FORWARD)
    assert any("Somebody outside says" in said for said in warnings(production))
    assert blockers(production.pk) == []
    proposal = money.final(money.opened(money.computed(production)))
    assert unheld(proposal) == ["Ada"]
    stepped(row, Step.RESTORE)
    assert unheld(proposal) == []
    assert not any("Somebody outside says" in said for said in warnings(production))


def test_the_shares_of_its_authors_are_held_before_anything_is_paid() -> None:
    proposal = money.final(money.opened())
    stepped(noticed(), Step.REMOVE)
    with pytest.raises(ValidationError, match="hold the shares of it first"):
        money.distributed(proposal)
    assert [one.share.person.credit_name for one in held(proposal)] == ["Ada"]
    money.distributed(proposal)
    assert payable("ada") == 0
    assert payable("ben") > 0
    assert problems() == []


def test_a_work_that_stays_down_is_not_paid_for_and_the_others_get_it() -> None:
    proposal = money.final(money.opened())
    kept_down()
    with pytest.raises(ValidationError, match="hold the shares of it first"):
        money.distributed(proposal)
    (hold,) = held(proposal)
    money.distributed(proposal)
    with pytest.raises(ValidationError, match="not settled yet"):
        settled(hold, paid=True)
    settled(hold, paid=False)
    assert payable("ada") == 0
    assert problems() == []


def test_nothing_is_settled_while_the_notice_may_be_answered() -> None:
    proposal = money.final(money.opened())
    row = stepped(noticed(), Step.REMOVE)
    (hold,) = held(proposal)
    money.distributed(proposal)
    for paid in (True, False):
        with pytest.raises(ValidationError, match="not settled yet"):
            settled(hold, paid=paid)
    counter(notice=row, by=builders.user("ada"), words="It is mine.", now=timezone.now())
    for paid in (True, False):
        with pytest.raises(ValidationError, match="not settled yet"):
            settled(hold, paid=paid, days=8)
    stepped(row, Step.RESTORE)
    settled(hold, paid=True)
    assert payable("ada") == hold.amount


def test_authors_who_did_not_answer_in_time_never_get_it_and_the_others_may() -> None:
    proposal = money.final(money.opened())
    stepped(noticed(), Step.REMOVE)
    (hold,) = held(proposal)
    money.distributed(proposal)
    with pytest.raises(ValidationError, match="not settled yet"):
        settled(hold, paid=True, days=400)
    settled(hold, paid=False, days=8)
    assert problems() == []


def test_a_share_that_is_held_in_part_is_held_whole() -> None:
    proposal = money.opened()
    edge = Source.objects.get(
        source__contribution__title="The walking lighthouse",
        derivative__contribution__title="Slow waltz",
    )
    olga, now = builders.staff("olga"), timezone.now()
    (part,) = hold_source_now(proposal=proposal, source=edge, by=olga, reason="Hers?", now=now)
    stepped(noticed(), Step.REMOVE)
    assert unheld(proposal) == ["Ada"]
    (whole,) = held(proposal)
    assert (whole.pk, whole.amount) == (part.pk, whole.share.amount)
    assert whole.amount > part.amount
    money.distributed(money.final(proposal))
    assert payable("ada") == 0
    for name in ("olga", "paula"):
        with pytest.raises(ValidationError, match="You held this share"):
            settle(
                hold=whole,
                by=builders.staff(name),
                paid=False,
                decision="So.",
                now=timezone.now() + timedelta(days=8),
            )
    settled(whole, paid=False, days=8)
    assert problems() == []


def test_what_the_published_document_says_counts_and_not_todays_sheet() -> None:
    proposal = money.final(money.opened())
    stepped(noticed(), Step.REMOVE)
    Credit.objects.filter(piece__production=proposal.production_id).update(
        version=None, person=builders.person("dan")
    )
    assert unheld(proposal) == ["Ada"]


def test_a_later_period_follows_the_first_ones_document() -> None:
    first = money.distributed(money.final(money.opened()))
    money.sale(first.production, 500_000)
    later = money.final(money.opened(money.computed(first.production)))
    stepped(noticed(), Step.REMOVE)
    assert later.follows == first
    assert unheld(later) == ["Ada"]


def test_a_notice_does_not_have_the_document_read(monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = money.opened()
    other = builders.work("gus", title="Elsewhere")
    monkeypatch.setattr("payouts.computing.drafting.parse", None)
    stepped(notice(other.contribution), Step.FORWARD)
    assert unheld(proposal) == []
    stepped(noticed(), Step.FORWARD)
    assert unheld(proposal) == ["Ada"]


def test_proposals_from_before_reaches_were_kept_are_read_from_their_document() -> None:
    proposal = money.opened()
    Reach.objects.all().delete()
    stepped(noticed(), Step.FORWARD)
    assert unheld(proposal) == ["Ada"]
