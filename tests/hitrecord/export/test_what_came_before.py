"""An archive begins where the rows do: with the first wording of a remark, and with the first
booking, which may be older than the account."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from contributions.models import Rewording
from contributions.services.comments import write
from hitrecord.export.rows import tables_of
from hitrecord.export.statements import lines, years_to_state
from tests import builders
from tests.payouts.builders import computed, distributed, final, opened, sold

pytestmark = pytest.mark.django_db


def test_the_earlier_wordings_of_ones_own_remarks_are_in_it() -> None:
    ada, thread = builders.user("ada"), builders.work("ben").contribution.thread
    mine = write(thread=thread, author=ada, text="It is too slow.")
    others = write(thread=thread, author=builders.user("ben"), text="It is not.")
    Rewording.objects.create(comment=mine, text="It is far too slow.")
    Rewording.objects.create(comment=others, text="Not at all.")
    rows = {name: list(found) for name, _columns, found in tables_of(ada)}
    assert [row["text"] for row in rows["rewordings"]] == ["It is far too slow."]


def test_statements_begin_with_the_first_booking_and_carry_forward_what_was_left() -> None:
    distributed(final(opened(computed(sold()))))
    ada, this = builders.user("ada"), timezone.now().year
    ada.joined_at = timezone.now() + timedelta(days=500)
    assert list(years_to_state(ada)) == [this]
    [booked] = lines(ada.person.pk, this)
    [carried] = lines(ada.person.pk, this + 1)
    assert (carried["what"], carried["amount"]) == ("Carried forward", None)
    assert (carried["balance"], carried["currency"]) == (booked["balance"], "USD")
