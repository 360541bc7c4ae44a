"""How many a split reaches through lineage alone is said of its own credits, not of today's."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from payouts.models import Proposal
from payouts.queries.lineage_alone import headcounts
from payouts.services.revising import revise
from payouts.services.waivers import waive
from projects.models import Credit, Production
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db

SAID = "1 named in the credits, and 1 through lineage alone: a credited work was made from theirs."


@pytest.fixture
def production() -> Production:
    """Ada is in no credit: Cleo's song was made from her poem."""
    made, poem = builders.production(), builders.work("ada")
    song = builders.work("cleo", sources={poem: "based_on"})
    builders.credit(builders.piece(made, "Song", 10), song)
    return money.sold(made)


def page_of(proposal: Proposal) -> str:
    return Client().get(proposal.get_absolute_url()).content.decode()


def books_of(production: Production) -> str:
    return Client().get(f"{production.get_absolute_url()}books/").content.decode()


def test_whom_lineage_alone_reaches_is_said_where_people_are_counted(
    production: Production,
) -> None:
    proposal = money.opened(money.computed(production))
    assert "for 2 people" in page_of(proposal)
    assert SAID in page_of(proposal)
    assert SAID in books_of(production)


def test_an_edited_cue_sheet_says_nothing_of_a_proposal_that_is_out(
    production: Production,
) -> None:
    first = money.opened(money.computed(production))
    builders.credit(production.pieces.get(), builders.person("ada"), role="Voice")
    assert SAID in page_of(first)
    assert SAID in books_of(production)

    drafted = revise(proposal=first, by=builders.staff("finn"), reason="Ada speaks as well.")
    second = money.opened(money.calculated(drafted))
    assert SAID in page_of(first)
    assert "lineage alone" not in page_of(second)
    assert "lineage alone" not in books_of(production)


def test_who_left_the_cue_sheet_since_stays_named_in_the_credits(production: Production) -> None:
    builders.credit(production.pieces.get(), builders.person("dan"), role="Mix")
    proposal = money.opened(money.computed(production))
    Credit.objects.get(role="Mix").delete()
    assert "2 named in the credits, and 1 through lineage alone" in page_of(proposal)


def test_a_later_period_says_what_the_first_one_did(production: Production) -> None:
    money.distributed(money.final(money.opened(money.computed(production))))
    money.sale(production, 20_000)
    builders.credit(production.pieces.get(), builders.person("ada"), role="Voice")
    assert SAID in page_of(money.opened(money.computed(production)))


def test_a_proposal_whose_head_does_not_tell_says_nothing(production: Production) -> None:
    proposal = money.computed(production)
    head = {key: said for key, said in proposal.head.items() if key != "beyond"}
    Proposal.objects.filter(pk=proposal.pk).update(head=head)
    page = page_of(money.opened(Proposal.objects.get(pk=proposal.pk)))
    assert "for 2 people" in page
    assert "lineage alone" not in page


def test_where_all_are_reached_through_lineage_nobody_is_counted_as_credited(
    production: Production,
) -> None:
    """Cleo, whose song alone is credited, waives."""
    waive(
        production=production,
        person=builders.person("cleo"),
        by=builders.user("cleo"),
        reason="Paid by the hour.",
        now=timezone.now(),
    )
    page = page_of(money.opened(money.computed(production)))
    assert "<p>1 through lineage alone: a credited work was made from theirs.</p>" in page
    assert "0 named" not in page


def test_counting_asks_for_the_shares_alone(
    production: Production, django_assert_num_queries: Any
) -> None:
    proposal = money.opened(money.computed(production))
    with django_assert_num_queries(1) as asked:
        assert headcounts([proposal])[proposal.pk].beyond == 1
    assert "authorship" not in asked[0]["sql"]
    assert "projects_" not in asked[0]["sql"]
