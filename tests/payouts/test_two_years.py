"""A bookkeeper's two years: three productions, every figure to be checked by hand.

The lantern: Ada's song (3 points) is based on Ben's poem and passes 20 % on; Dan mixed it (1).
The fjord: a voice by Cleo and one by Dan, who waives.
The harbour: Ada 1 point, Ben 2, Eva 1, and somebody says that Eva's was theirs.

    the lantern, 2025    sale 30,000.00   costs 10,000.00   profit 20,000.00   half 10,000.00
                         Ada 3/4 less a fifth 6,000.00   Ben 1,500.00   Dan 2,500.00
    a late royalty       sale    100.01   company 50.00     half with the odd cent 50.01
                         exactly 30.006, 7.5015, 12.5025: the last cent goes to Ada
                         Ada 30.01   Ben 7.50   Dan 12.50
    it is refunded       −100.01, and a sale of 400.01: profit 300.00, half 150.00
                         all so far 10,200.01: Ada 6,120.006, Ben 1,530.0015, Dan 2,550.0025
                         less what they have: 89.996, 22.5015, 37.5025
                         Ada 90.00   Ben 22.50   Dan 37.50
    the fjord            a loss of 500.00 is carried; a sale of 2,500.00 makes a profit of 2,000.00
                         half 1,000.00, all of it to Cleo
    the harbour, 2026    sale 800.00, half 400.00: Ada 100.00, Ben 200.00, Eva 100.00, which is held
                         and goes to the others, 1 to 2: Ada 33.33, Ben 66.67
    together             Ada 6,253.34   Ben 1,796.67   Cleo 1,000.00   Dan 2,550.00   Eva 0.00
                         company 10,000.00 + 50.00 + 150.00 + 1,000.00 + 400.00 = 11,600.00
                         bank 23,200.01 = 11,600.00 + 11,600.01 for people
    paid out             all but Ben's, which comes back: 9,803.34 leave by the payment service
                         which the bank sends there: 13,396.67 stay in the bank
"""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from contributions.models import Relation
from payouts import books
from payouts.holds.holding import hold_share
from payouts.models import Payee, Payout, Proposal
from payouts.services import tax_forms
from payouts.services.holds import settle
from payouts.services.income import reverse_sale
from payouts.services.proposals import propose
from payouts.services.waivers import waive
from payouts.withdrawal import reserving, submitting
from projects.models import Production
from tests import builders
from tests.payouts import builders as money
from tests.payouts.test_adjustments import down
from tests.payouts.test_adjustments import said as confirmed
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2025, 3, 1), date(2026, 3, 1)


def lantern() -> Production:
    production = builders.production()
    poem = builders.work("ben", title="A poem")
    song = builders.work("ada", title="A song", sources={poem: Relation.BASED_ON})
    piece = builders.piece(production, "Song", 1)
    builders.credit(piece, song, 3)
    builders.credit(piece, builders.person("dan"), 1, role="Mix")
    return production


def of_people(**points: int) -> Production:
    production = builders.production()
    piece = builders.piece(production, "Voices", 1)
    for name, number in points.items():
        builders.credit(piece, builders.person(name), number, role="Voice")
    return production


def amounts(proposal: Proposal) -> dict[str, int]:
    rows = proposal.shares.values_list("person__credit_name", "amount")
    return {name.lower(): amount for name, amount in rows if amount}


def shared_out(production: Production) -> dict[str, int]:
    return amounts(money.distributed(money.final(money.opened(money.computed(production)))))


def payable(*names: str) -> dict[str, int]:
    return {name: books.payable_to(builders.person(name).pk).get("USD", 0) for name in names}


def held_by(account: books.Account) -> int:
    return books.balances().get(account=account).held


def test_two_years_of_three_productions_to_the_cent() -> None:
    the_lantern(lantern())
    the_fjord(of_people(cleo=1, dan=1))
    the_harbour(of_people(ada=1, ben=2, eva=1))

    owed = {"ada": 625334, "ben": 179667, "cleo": 100000, "dan": 255000, "eva": 0}
    assert payable(*owed) == owed
    assert held_by(books.company("USD")) == 1_160_000
    assert held_by(books.bank("USD")) == -2_320_001
    assert money.problems() == []

    paid_out("ada", "cleo", "dan", sent_back="ben")
    assert payable(*owed) == dict.fromkeys(owed, 0) | {"ben": 179667}
    assert books.paid_to(builders.person("ada").pk) == {"USD": 625334}
    service = books.at_provider("sandbox", "USD")
    assert (held_by(service), held_by(books.bank("USD"))) == (980_334, -2_320_001)
    confirmed("confirm", down("to provider", 980_334, provider="sandbox"))
    assert (held_by(service), held_by(books.bank("USD"))) == (0, -1_339_667)
    assert money.problems() == []


def the_lantern(production: Production) -> None:
    money.sale(production, 3_000_000, date=FIRST)
    money.cost(production, 1_000_000, date=FIRST)
    assert shared_out(production) == {"ada": 600000, "ben": 150000, "dan": 250000}

    late = money.sale(production, 10_001, date=SECOND)
    assert shared_out(production) == {"ada": 3001, "ben": 750, "dan": 1250}

    reverse_sale(sale=late, by=builders.staff("finn"), reason="The buyer gave it back.")
    refuses_to_share(production)
    money.sale(production, 40_001, date=SECOND)
    assert shared_out(production) == {"ada": 9000, "ben": 2250, "dan": 3750}


def refuses_to_share(production: Production) -> None:
    with pytest.raises(ValidationError, match="no profit in USD"):
        propose(production=production, currency="USD", by=builders.staff("finn"))


def the_fjord(production: Production) -> None:
    money.sale(production, 100_000, date=FIRST)
    money.cost(production, 150_000, date=FIRST)
    refuses_to_share(production)
    money.sale(production, 250_000, date=SECOND)
    dan = builders.person("dan")
    waive(production=production, person=dan, by=builders.user("dan"), now=timezone.now())
    assert shared_out(production) == {"cleo": 100000}


def the_harbour(production: Production) -> None:
    money.sale(production, 80_000, date=SECOND)
    proposal = money.opened(money.computed(production))
    assert amounts(proposal) == {"ada": 10000, "ben": 20000, "eva": 10000}
    hold = hold_share(
        share=proposal.shares.get(person=builders.person("eva")),
        by=builders.staff("paula"),
        reason="Somebody else says it is theirs.",
        now=timezone.now(),
    )
    money.distributed(money.final(proposal))
    assert payable("eva") == {"eva": 0}
    settle(
        hold=hold,
        by=builders.staff("finn"),
        paid=False,
        decision="It was.",
        now=timezone.now(),
    )


def paid_out(*names: str, sent_back: str) -> None:
    for name in (*names, sent_back):
        payee = Payee.objects.get(person=builders.person(name))
        word = "return" if name == sent_back else name
        leaving.goes_to(payee, f"{word}@example.org")
        tax_forms.record(
            payee=payee,
            state="checked",
            valid_until=timezone.localdate() + timedelta(days=365),
            note="",
            by=builders.staff("finn"),
            now=timezone.now(),
        )
    for payout in leaving.approved().payouts.all():
        assert reserving.reserve(payout, timezone.now())
        assert [leaving.talked(payout, hours).state for hours in (0, 2)] == ["submitted", "paid"]
    for payout in Payout.objects.all():
        submitting.look(payout.pk, timezone.now())  # the provider says that it has news
    states = dict(Payout.objects.values_list("payee__person__credit_name", "state"))
    assert states == {"Ada": "paid", "Cleo": "paid", "Dan": "paid", "Ben": "returned"}
