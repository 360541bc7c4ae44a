from typing import Any

import pytest

from contributions.models import Source
from payouts.computing import drafting
from payouts.domain.split import split
from payouts.models import Computation, Proposal
from payouts.queries.blockers import blockers
from payouts.queries.cuesheet import reachable
from projects.models import Production
from tests import builders
from tests.contributions import disputing as rows
from tests.payouts.builders import computed, lighthouse, opened, sold

pytestmark = pytest.mark.django_db


@pytest.fixture
def production() -> Production:
    made = lighthouse()
    sold(made)
    return made


def edge_of_the_song() -> Source:
    """Cleo's song says that it is based on Ada's poem."""
    return Source.objects.get(
        derivative__contribution__title="Slow waltz",
        source__contribution__title="The walking lighthouse",
    )


def test_an_open_dispute_behind_the_credits_stands_in_the_way(production: Production) -> None:
    assert blockers(production.pk) == []
    said = rows.dispute(edge_of_the_song())
    assert "It is disputed that “Slow waltz” was made from" in blockers(production.pk)[0]
    proposal = computed(production)
    work = Computation.objects.get(proposal=proposal)
    assert work.quarantined_at
    assert "It is disputed" in work.reason
    rows.decided(said, "rejected")
    assert blockers(production.pk) == []


def test_a_claim_of_a_stranger_stands_in_nobodys_way() -> None:
    old = builders.work("joe", title="Old")
    production = sold()
    rows.claim(edge_of_the_song().derivative, old, "dan")
    assert blockers(production.pk) == []


def test_what_was_found_not_to_be_a_source_is_excluded_and_gets_nothing(
    production: Production,
) -> None:
    edge = edge_of_the_song()
    before = amounts(production)
    rows.decided(rows.dispute(edge))
    assert row_of(edge, production)["excluded"] is True
    assert amounts(production)["ada"] < before["ada"]


def test_a_corrected_relation_is_the_one_that_weighs(production: Production) -> None:
    edge = edge_of_the_song()
    before = amounts(production)
    rows.decided(rows.dispute(edge, relation="inspired_by"))
    assert row_of(edge, production)["relation"] == "inspired_by"
    assert 0 < amounts(production)["ada"] < before["ada"]


def row_of(edge: Source, production: Production) -> dict[str, Any]:
    """As it stands in the document."""
    rows_of_it = reachable(production.pk)[1]
    ends = (edge.derivative_id, edge.source_id)
    return next(row for row in rows_of_it if (row["derivative"], row["source"]) == ends)


def amounts(production: Production) -> dict[str, int]:
    """Handle → minor units, by the rule itself."""
    proposal = computed(production)
    document = drafting.draft(proposal, pool=1_000_000)
    names = {builders.person(name).key: name for name in ("ada", "ben", "cleo", "dan", "eva")}
    return {names[one.person]: one.amount for one in split(document).people}


def test_an_open_proposal_keeps_what_it_had(production: Production) -> None:
    proposal = opened(computed(production))
    was = bytes(Proposal.objects.get(pk=proposal.pk).document)
    rows.decided(rows.dispute(edge_of_the_song()))
    assert bytes(Proposal.objects.get(pk=proposal.pk).document) == was
