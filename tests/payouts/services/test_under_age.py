from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from payouts.forms.paying import GuardianForm
from payouts.models import Destination, Minor, Payee
from payouts.services.destinations import send_to
from payouts.services.minors import check_guardian, mark
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "marked"), [(30, 1), (0, 0), (-30, 0)])
def test_who_said_at_sign_up_that_they_are_under_age_waits_for_a_guardian(
    days: int, marked: int
) -> None:
    """From the first time that they say where their money goes: nothing is paid before that."""
    joe = builders.user("joe", of_age_from=timezone.localdate() + timedelta(days=days))
    for account in ("joe@studio.example", "joe@home.example"):
        send_to(by=joe, method="paypal", name="Joe", account=account, now=timezone.now())
    assert Minor.objects.standing().filter(payee__person=joe.person).count() == marked


def going_to(payee: Payee, account: str) -> Destination:
    now, by = timezone.now(), builders.user("eva")
    return Destination.objects.create(
        payee=payee,
        method="paypal",
        name="Eva",
        account=account,
        made_by=by,
        made_at=now,
        usable_from=now,
    )


def test_after_a_claim_only_the_place_that_counts_can_be_the_guardians() -> None:
    finn, now = builders.staff("finn"), timezone.now()
    guest = Payee.objects.create(person=builders.person("gus"))
    before = going_to(guest, "before@example.org")
    mark(payee=guest, reason="Twelve.", by=finn, now=now)
    assert list(GuardianForm().fields["destination"].queryset) == [before]  # type: ignore[attr-defined]

    joe = Payee.objects.create(person=builders.user("joe").person)
    going_to(joe, "earlier@example.org")
    counts = going_to(joe, "mother@example.org")
    Payee.objects.filter(pk=guest.pk).update(claimed_by=joe.person)
    listed = GuardianForm().fields["destination"]
    assert list(listed.queryset) == [counts]  # type: ignore[attr-defined]
    assert "Joe: PayPal m…@example.org" in str(GuardianForm())
    before.payee.refresh_from_db()
    with pytest.raises(ValidationError, match="claimed since"):
        check_guardian(destination=before, guardian="Eva", reason="Seen.", by=finn, now=now)
    check_guardian(destination=counts, guardian="Eva", reason="Seen.", by=finn, now=now)
    assert not GuardianForm().fields["destination"].queryset  # type: ignore[attr-defined]
