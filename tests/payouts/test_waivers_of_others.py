"""Whoever waived and is in no line of the split any more stands in no document."""

from __future__ import annotations

import pytest
from django.utils import timezone

from payouts.computing import drafting, previewing
from payouts.proposing.ending import why_not_final
from projects.models import Credit
from tests import builders
from tests.payouts import builders as money
from tests.payouts.test_waivers import waived

pytestmark = pytest.mark.django_db


def test_who_waived_and_was_taken_out_does_not_stop_the_split() -> None:
    production = money.sold()
    waived(production, "eva")
    Credit.objects.filter(person=builders.person("eva")).delete()
    assert previewing.shares_by(previewing.document_of(production) or {})
    proposal = money.opened(money.computed(production))
    assert drafting.unpack(proposal)["waived"] == []
    finn = builders.staff("finn")
    assert why_not_final(proposal, finn, money.after_the_windows()) == ""
    assert timezone.now()
