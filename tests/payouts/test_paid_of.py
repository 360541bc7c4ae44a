"""The open books say how much of what a production booked for people has left to them."""

import pytest
from django.test import Client
from django.utils import timezone

from payouts.models import Payee
from payouts.queries.openbooks import books_of
from payouts.withdrawal import submitting
from tests import builders
from tests.payouts import builders as money
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db


def send(name: str, account: str) -> None:
    leaving.goes_to(Payee.objects.get(person=builders.person(name)), account)


def test_what_was_booked_first_is_paid_first(client: Client) -> None:
    proposal = money.distributed()
    production = proposal.production
    (book,) = books_of(production)
    assert (book.booked, book.paid) == (proposal.pool, 0)

    send("ada", "ada@example.org")
    leaving.talked(leaving.sent(), hours=2)
    (book,) = books_of(production)
    assert book.paid == 31842
    page = client.get(f"/productions/{production.slug}/books/").content.decode()
    assert "Paid to them so far" in page
    assert "$318.42" in page


def test_what_came_back_is_not_paid() -> None:
    proposal = money.distributed()
    send("ada", "return@example.org")
    payout = leaving.sent()
    submitting.look(payout.pk, timezone.now())
    assert books_of(proposal.production)[0].paid == 31842
    submitting.look(payout.pk, timezone.now())
    assert books_of(proposal.production)[0].paid == 0
