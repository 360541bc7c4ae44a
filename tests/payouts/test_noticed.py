"""Money for a work that a copyright notice stands against waits; the rest is paid."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from contributions.domain.copyright import Step
from contributions.models import Contribution, CopyrightNotice
from payouts import books
from payouts.holding import hold_noticed
from payouts.queries.blockers import blockers
from projects.cuesheet import warnings
from tests import builders
from tests.contributions.services.test_copyright import notice, stepped
from tests.payouts import builders as money
from tests.payouts.builders import lighthouse, problems, sold

pytestmark = pytest.mark.django_db


def noticed() -> CopyrightNotice:
    """Against Ada's poem, which lies behind the credited song."""
    return notice(Contribution.objects.get(title="The walking lighthouse"))


def test_a_production_is_flagged_once_staff_acted_on_the_notice() -> None:
    production = lighthouse()
    sold(production)
    row = noticed()
    assert blockers(production.pk) == []
    stepped(row, Step.FORWARD)
    assert "A copyright notice stands against" in blockers(production.pk)[0]
    assert any("Somebody outside says" in said for said in warnings(production))
    stepped(row, Step.RESTORE)
    assert blockers(production.pk) == []


def test_the_shares_of_its_authors_are_held_before_anything_is_paid() -> None:
    proposal = money.final(money.opened())
    stepped(noticed(), Step.REMOVE)
    with pytest.raises(ValidationError, match="hold the shares of it first"):
        money.distributed(proposal)
    paula, now = builders.staff("paula"), timezone.now()
    held = hold_noticed(proposal=proposal, by=paula, reason="A notice.", now=now)
    assert {one.share.person.credit_name for one in held} == {"Ada"}
    money.distributed(proposal)
    assert books.payable_to(builders.person("ada").pk)["USD"] == 0
    assert books.payable_to(builders.person("ben").pk)["USD"] > 0
    assert problems() == []
