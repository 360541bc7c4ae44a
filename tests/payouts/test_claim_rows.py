"""What the database refuses about letters and claims, whoever asks."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from payouts.models import Claim, Letter, Payee
from tests import builders
from tests.payouts import guests

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def payee() -> Payee:
    return guests.gus("")


def claim(of: Payee, by: str = "ada", **fields: Any) -> Claim:
    told = {"words": "It is me."} | fields
    return Claim.objects.create(payee=of, by=builders.person(by), **told)


def own() -> object:
    found = payee()
    return Payee.objects.filter(pk=found.pk).update(claimed_by=found.person)


def kept_address() -> object:
    found = payee()
    return Payee.objects.filter(pk=found.pk).update(
        claimed_by=builders.person("ada"), email="gus@cello.example"
    )


def twice() -> object:
    found = payee()
    return [claim(found), claim(found)]


def two_owners() -> object:
    found = payee()
    told: dict[str, Any] = {"accepted": True, "decided_at": NOW}
    return [claim(found, **told), claim(found, "ben", **told)]


def useless() -> object:
    return Letter.objects.create(payee=payee(), made_at=NOW, expires_at=NOW - timedelta(1))


ATTACKS: dict[str, Callable[[], object]] = {
    "nobody_claims_what_is_their_own": own,
    "the_address_of_a_payee_goes_when_it_is_claimed": kept_address,
    "a_person_claims_a_payee_once": twice,
    "a_payee_belongs_to_one_who_claimed_it": two_owners,
    "a_decided_claim_has_a_time": lambda: claim(payee(), accepted=True),
    "who_claims_without_a_letter_says_why": lambda: claim(payee(), words=""),
    "a_letter_can_be_used_for_a_while": useless,
}


@pytest.mark.parametrize("name", ATTACKS)
def test_the_database_refuses(name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ATTACKS[name]()
