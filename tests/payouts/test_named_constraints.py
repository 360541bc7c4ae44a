"""What the database refuses about income, policies and proposals, whoever asks."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contributions.models import Thread
from payouts.models import Category, Cost, Policy, Proposal, Sale, Share
from payouts.models.books import Account, AccountKind, Balance, Entry
from projects.models import Production
from tests import builders
from tests.payouts.builders import computed, cost, final, opened, sale

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 6)


def refused(sentence: str, attack: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        attack()


def bare_sale(**fields: Any) -> Sale:
    """A sale that goes around the service which records sales."""
    values = {"buyer": "Nordlys Kino", "what": "The film", "date": DAY, "gross": 100}
    finn = builders.staff("finn")
    return Sale.objects.create(
        **{"production": builders.production(), "recorded_by": finn} | values | fields
    )


def bare_cost(**fields: Any) -> Cost:
    values = {"what": "Subtitles", "date": DAY, "amount": 100, "category": Category.OTHER}
    finn = builders.staff("finn")
    return Cost.objects.create(
        **{"production": builders.production(), "recorded_by": finn} | values | fields
    )


def bare_policy(**fields: Any) -> Policy:
    values = {"company_bp": 5000, "upstream_bp": 2000}
    return Policy.objects.create(**{"production": builders.production()} | values | fields)


def bare_draft(production: Production, **fields: Any) -> Proposal:
    paula = builders.staff("paula")
    values = {"currency": "USD", "drafted_by": paula, "thread": Thread.objects.create()}
    return Proposal.objects.create(production=production, **values | fields)


@pytest.mark.parametrize("fields", [{"gross": 0}, {"gross": -5}, {"fees": -1}, {"tax": -1}])
def test_a_sale_is_positive(fields: dict[str, int]) -> None:
    refused("a_sale_is_positive_and_its_reversal_negative", lambda: bare_sale(**fields))


def test_a_reversal_of_a_sale_is_negative_and_has_a_reason() -> None:
    sold = sale(builders.production())
    name = "a_sale_is_positive_and_its_reversal_negative"
    refused(name, lambda: bare_sale(reverses=sold, gross=-100))
    refused(name, lambda: bare_sale(reverses=sold, gross=100, reason="Twice"))


def test_fees_and_tax_are_part_of_the_sale() -> None:
    refused("fees_and_tax_are_part_of_the_sale", lambda: bare_sale(fees=60, tax=41))


def test_a_cost_is_positive_and_its_reversal_negative() -> None:
    name = "a_cost_is_positive_and_its_reversal_negative"
    refused(name, lambda: bare_cost(amount=0))
    paid = cost(builders.production(), 100)
    refused(name, lambda: bare_cost(reverses=paid, amount=-100))


def test_a_cost_has_a_known_category() -> None:
    refused("category_of_a_cost_is_known", lambda: bare_cost(category="lunch"))


@pytest.mark.parametrize("currency", ["usd", "US", "€€€"])
def test_a_currency_has_three_letters(currency: str) -> None:
    refused("currency_of_a_sale_has_three_letters", lambda: bare_sale(currency=currency))
    refused("currency_of_a_cost_has_three_letters", lambda: bare_cost(currency=currency))


def test_a_policy_divides_at_most_the_whole_by_a_known_engine() -> None:
    refused("company_share_is_at_most_the_whole", lambda: bare_policy(company_bp=10_001))
    refused("a_work_keeps_part_of_its_grains", lambda: bare_policy(upstream_bp=10_000))
    refused("engine_of_a_policy_is_known", lambda: bare_policy(engine=2))


def test_a_production_has_one_draft_per_currency() -> None:
    production = builders.production()
    bare_draft(production)
    bare_draft(production, currency="EUR")
    refused("one_draft_per_production_and_currency", lambda: bare_draft(production))


def test_an_open_proposal_has_an_opener_and_a_document() -> None:
    name, paula = "an_open_proposal_has_an_opener_and_a_document", builders.staff("paula")
    production = builders.production()
    refused(name, lambda: bare_draft(production, opened_at=timezone.now(), opened_by=paula))
    refused(name, lambda: bare_draft(production, opened_by=paula))


def test_a_final_proposal_was_open() -> None:
    finn = builders.staff("finn")
    refused(
        "a_final_proposal_was_open",
        lambda: bare_draft(builders.production(), final_at=timezone.now(), final_by=finn),
    )


def test_company_and_pool_are_the_profit() -> None:
    rows = Proposal.objects.filter(pk=computed().pk)
    for change in ({"pool": 0}, {"company": 1}, {"income": 5}):
        refused("company_and_pool_are_the_profit", partial(rows.update, **change))


def test_a_person_has_one_share_which_is_never_negative() -> None:
    proposal = computed()
    ada = proposal.shares.get(person=builders.person("ada"))
    again = {"proposal": proposal, "person": ada.person, "grains": 1, "amount": 1}
    refused("a_person_has_one_share_per_proposal", lambda: Share.objects.create(**again))
    rows = proposal.shares.filter(pk=ada.pk)
    refused("a_share_is_never_negative", lambda: rows.update(amount=-1))
    refused("a_share_is_never_negative", lambda: rows.update(grains=-1))


def test_a_computation_is_not_both_ready_and_failed() -> None:
    computation = computed().computation
    rows = type(computation).objects.filter(pk=computation.pk)
    refused(
        "a_computation_is_not_both_ready_and_failed",
        lambda: rows.update(finished_at=timezone.now(), quarantined_at=timezone.now()),
    )


def test_an_account_is_of_a_known_kind() -> None:
    refused(
        "kind_of_an_account_is_known",
        lambda: Account.objects.create(code="moon", kind="cheese", currency="USD"),
    )


def test_an_entry_does_not_reverse_itself() -> None:
    fields = {"fingerprint": "f", "kind": "test", "source_type": "t", "source_id": "1"}
    refused(
        "an_entry_does_not_reverse_itself",
        lambda: Entry.objects.create(id=10**9, key="circle", reverses_id=10**9, **fields),
    )


def test_sums_of_a_balance_only_grow() -> None:
    account = Account.objects.create(code="moon", kind=AccountKind.ASSET, currency="USD")
    rows = Balance.objects.filter(account=account)
    refused("sums_of_a_balance_only_grow", lambda: rows.update(debits=-1))


def test_nobody_opens_and_finalises_the_same_proposal() -> None:
    by = builders.staff("paula")
    rows = Proposal.objects.filter(pk=opened(by=by).pk)
    refused("final_by_a_second_person", lambda: rows.update(final_at=timezone.now(), final_by=by))
    assert final().final_at
