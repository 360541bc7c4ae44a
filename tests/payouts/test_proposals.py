from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Notice
from payouts import books
from payouts.computing import computation
from payouts.computing.verification import first_difference
from payouts.domain.money import GRAINS
from payouts.models import Computation, Policy, Proposal, Share, State
from payouts.queries import cuesheet
from payouts.services.distributing import distribute
from payouts.services.income import reverse_sale
from payouts.services.proposals import make_final, propose
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def amounts(proposal: Proposal) -> dict[str, int]:
    rows = proposal.shares.values_list("person__user__handle", "amount")
    return dict(rows)


def test_adas_part_of_the_walking_lighthouse_can_be_checked_by_hand() -> None:
    """4,189.74 × 6 % × 3/5, and 20 % of Ben's third of 30 % and two thirds of 20 % of Cleo's."""
    proposal = money.computed()
    assert (proposal.income, proposal.costs, proposal.profit) == (1_200_000, 362_052, 837_948)
    assert (proposal.company, proposal.pool) == (418_974, 418_974)
    assert amounts(proposal)["ada"] == 31842
    assert sum(amounts(proposal).values()) == proposal.pool
    assert sum(share.grains for share in proposal.shares.all()) == GRAINS


def test_the_odd_cent_goes_to_the_contributors() -> None:
    production = money.lighthouse()
    money.sale(production, 101)
    proposal = money.computed(production)
    assert (proposal.company, proposal.pool) == (50, 51)


def test_lineage_of_any_depth_takes_few_statements(
    django_assert_max_num_queries: object,
) -> None:
    production = builders.production()
    work = builders.work("ada")
    for name in ("ben", "cleo", "dan", "eva") * 3:
        work = builders.remix(work, name)
    builders.credit(builders.piece(production, "Film", 1), work)
    money.sale(production)
    proposal = propose(production=production, currency="USD", by=builders.staff("finn"))
    pk = Computation.objects.get(proposal=proposal).pk
    with django_assert_max_num_queries(37):  # type: ignore[operator]
        computation.compute(pk, timezone.now())
    assert proposal.shares.count() == 5


def test_a_large_lineage_is_known_without_walking_all_of_it() -> None:
    production = money.lighthouse()
    assert cuesheet.reaches_more_than(production.pk, 3)
    assert not cuesheet.reaches_more_than(production.pk, 4)


def test_a_loss_is_carried_and_nothing_is_proposed() -> None:
    production = money.lighthouse()
    money.sale(production, 100)
    money.cost(production, 150)
    with pytest.raises(ValidationError, match="nothing to propose"):
        propose(production=production, currency="USD", by=builders.staff("finn"))
    money.sale(production, 250)
    assert money.computed(production).profit == 200


def test_a_piece_without_credits_blocks_with_a_sentence() -> None:
    production = money.lighthouse()
    builders.piece(production, "Titles", 4)
    proposal = money.computed(money.sold(production))
    work = proposal.computation
    assert work.state == Computation.State.FAILED
    assert "“Titles” has no credit" in work.reason


def test_a_mended_cue_sheet_is_computed_anew_in_the_same_draft() -> None:
    production = money.lighthouse()
    titles = builders.piece(production, "Titles", 4)
    proposal = money.computed(money.sold(production))
    builders.credit(titles, builders.person("eva"))
    again = money.computed(production)
    assert again == proposal
    assert again.computation.state == Computation.State.READY


def test_two_workers_compute_a_proposal_once() -> None:
    production = money.sold()
    proposal = propose(production=production, currency="USD", by=builders.staff("finn"))
    work, now = Computation.objects.get(proposal=proposal), timezone.now()
    lease = Computation.objects.claim(work.pk, now)
    computation.compute(work.pk, now)
    assert not proposal.shares.exists()
    assert lease
    computation.compute(work.pk, now + timedelta(seconds=121))
    computation.compute(work.pk, now + timedelta(seconds=122))
    assert proposal.shares.count() == 5


def test_everybody_named_with_an_account_is_told_once() -> None:
    money.opened()
    told = Notice.objects.filter(event="proposed").values_list("recipient__handle", flat=True)
    assert sorted(told) == ["ada", "ben", "cleo", "dan", "eva"]


def test_a_draft_is_not_opened_before_it_is_computed() -> None:
    proposal = propose(production=money.sold(), currency="USD", by=builders.staff("finn"))
    with pytest.raises(ValidationError, match="not computed"):
        money.opened(proposal)


def test_a_draft_whose_sale_was_reversed_is_not_opened() -> None:
    proposal = money.computed()
    reverse_sale(sale=proposal.sale_rows.get(), by=builders.staff("finn"), reason="Not paid.")
    with pytest.raises(ValidationError, match="Something changed since"):
        money.opened(proposal)


def test_a_draft_is_computed_again_after_the_cue_sheet_changed() -> None:
    proposal = money.computed()
    builders.credit(proposal.production.pieces.get(title="Song"), builders.person("gus"), 9)
    with pytest.raises(ValidationError, match="Something changed since"):
        money.opened(proposal)
    again = money.opened(money.computed(proposal.production))
    assert "gus" in amounts(again)


def test_later_periods_follow_the_first_one_whatever_its_id_is() -> None:
    production = money.sold()
    money.sale(production, 5_000, currency="EUR")
    money.computed(production, "EUR")
    dollars = money.final(money.opened(money.computed(production)))
    euros = money.final(money.opened(money.computed(production, "EUR")))
    money.sale(production, 5_000, currency="EUR")
    assert euros.pk < dollars.pk
    assert money.computed(production, "EUR").follows == dollars


def test_whoever_opened_a_proposal_does_not_make_it_final() -> None:
    proposal, paula = money.opened(), builders.staff("paula")
    with pytest.raises(ValidationError, match="somebody else"):
        make_final(proposal=proposal, by=paula, reason="", now=timezone.now())
    with pytest.raises(IntegrityError, match="final_by_a_second_person"), transaction.atomic():
        Proposal.objects.update(final_by=paula, final_at=timezone.now())


def test_a_superuser_named_in_a_proposal_does_not_make_it_final() -> None:
    proposal, ada = money.opened(), builders.user("ada")
    ada.is_staff = ada.is_superuser = True
    ada.save()
    with pytest.raises(ValidationError, match="named in this proposal"):
        make_final(proposal=proposal, by=ada, reason="", now=timezone.now())
    with pytest.raises(IntegrityError, match="somebody_not_named"), transaction.atomic():
        Proposal.objects.update(final_by=ada, final_at=timezone.now())


def test_a_member_does_not_make_a_proposal_final() -> None:
    with pytest.raises(ValidationError, match="Only staff"):
        make_final(proposal=money.opened(), by=builders.user("gus"), reason="", now=timezone.now())


def test_published_shares_stay() -> None:
    money.opened()
    with pytest.raises(IntegrityError, match="published"), transaction.atomic():
        Share.objects.update(amount=1)
    with pytest.raises(IntegrityError, match="published"), transaction.atomic():
        Share.objects.all().delete()


@pytest.mark.parametrize("wrong", [{"income": 1}, {"document_hash": "0" * 64}, {"opened_at": None}])
def test_published_figures_stay(wrong: dict[str, object]) -> None:
    money.opened()
    with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
        Proposal.objects.update(**wrong)


def test_a_policy_stays() -> None:
    money.sold()
    with pytest.raises(IntegrityError, match="policy of a production is frozen"):
        Policy.objects.update(company_bp=1)


def test_a_changed_document_is_noticed_before_anything_is_final() -> None:
    proposal = money.opened()
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE payouts_proposal DISABLE TRIGGER payouts_proposal_published")
    Proposal.objects.update(document_hash="0" * 64)
    with pytest.raises(ValidationError, match="hash"):
        money.final(Proposal.objects.get(pk=proposal.pk))


def test_the_stored_document_gives_the_published_amounts() -> None:
    assert first_difference(money.opened()) == ""


def test_a_later_sale_belongs_to_the_next_proposal() -> None:
    proposal = money.opened()
    money.sale(proposal.production, 500)
    assert proposal.profit == 837_948
    with pytest.raises(ValidationError, match="not final yet"):
        propose(production=proposal.production, currency="USD", by=builders.staff("finn"))


def test_a_later_period_is_split_by_the_agreed_grains() -> None:
    first = money.distributed()
    builders.credit(first.production.pieces.get(title="Song"), builders.person("gus"), 9)
    money.sale(first.production, 20_000)
    second = money.computed(first.production)
    assert second.follows == first
    assert second.pool == 10_000
    assert "gus" not in amounts(second)
    assert amounts(second)["ada"] == 760
    assert first_difference(second) == ""


def test_a_draft_in_another_currency_follows_what_was_agreed_meanwhile() -> None:
    production = money.sold()
    money.sale(production, 5_000, currency="EUR")
    euros, dollars = money.computed(production, "EUR"), money.computed(production)
    money.final(money.opened(dollars))
    with pytest.raises(ValidationError, match="Compute this one again"):
        money.opened(euros)
    again = money.opened(money.computed(production, "EUR"))
    assert (again, again.follows) == (euros, dollars)
    assert amounts(again)["ada"] == 190


def test_a_refund_after_the_distribution_lowers_the_next_period() -> None:
    first = money.distributed()
    reverse_sale(sale=first.sale_rows.get(), by=builders.staff("finn"), reason="Refund.")
    with pytest.raises(ValidationError, match="carried forward"):
        money.computed(first.production)
    money.sale(first.production, 1_200_100)
    assert money.computed(first.production).profit == 100


def test_a_distribution_pays_company_and_people_from_the_undistributed_profit() -> None:
    proposal = money.distributed()
    connection.check_constraints()
    assert proposal.state == State.DISTRIBUTED
    assert books.payable_to(builders.person("ada").pk) == {"USD": 31842}
    held = {row.account.code: row.held for row in books.balances()}
    assert held["company:USD"] == 418_974
    assert held[f"production:{proposal.production_id}:undistributed:USD"] == 0
    assert held[f"production:{proposal.production_id}:revenue:USD"] == 0
    assert held["bank:USD"] == -837_948


def test_nobody_is_told_of_money_who_got_none() -> None:
    production = money.lighthouse()
    money.sale(production, 2)
    proposal = money.distributed(money.final(money.opened(money.computed(production))))
    paid = proposal.shares.filter(amount__gt=0).values_list("person__user__handle", flat=True)
    told = Notice.objects.filter(event="distributed").values_list("recipient__handle", flat=True)
    assert sorted(told) == sorted(paid)
    assert len(told) < proposal.shares.count()


def test_distributing_twice_pays_once() -> None:
    proposal = money.distributed()
    distribute(proposal=proposal, by=builders.staff("finn"), now=timezone.now())
    assert books.payable_to(builders.person("ada").pk) == {"USD": 31842}


def test_only_a_final_proposal_is_distributed() -> None:
    with pytest.raises(ValidationError, match="Only a final"):
        money.distributed(money.opened())


def test_nobody_distributes_their_own_money() -> None:
    with pytest.raises(ValidationError, match="You are named"):
        distribute(proposal=money.final(), by=builders.staff("ada"), now=timezone.now())


def test_a_person_without_an_account_is_owed_money_too() -> None:
    production = money.lighthouse()
    ada = builders.person("ada")
    ada.user = None
    ada.save()
    money.distributed(money.final(money.opened(money.computed(money.sold(production)))))
    assert books.payable_to(ada.pk) == {"USD": 31842}
