from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contributions.models import About, Contribution, Dispute, Outcome, Source, Standing, Version
from tests import builders
from tests.contributions.disputing import claim, decided, dispute, edge_between

pytestmark = pytest.mark.django_db


def refused(sentence: str, attack: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        attack()


@pytest.fixture
def lamp() -> Version:
    return builders.work("ada", title="Lamp")


@pytest.fixture
def edge(lamp: Version) -> Source:
    return edge_between(builders.remix(lamp, "ben"), lamp)


def test_a_dispute_denies_a_thread_or_says_what_it_is(edge: Source) -> None:
    name = "a_dispute_denies_a_thread_or_says_what_it_is"
    refused(name, lambda: dispute(edge, about=About.NOT_MADE, relation="contains"))
    refused(name, lambda: dispute(edge, about=About.RELATION))
    refused(name, lambda: dispute(edge, about="a feeling"))
    refused(name, lambda: dispute(edge, about=About.RELATION, relation="stolen from"))


def test_a_dispute_has_an_edge_and_a_claim_gets_one_when_upheld(edge: Source) -> None:
    name = "a_dispute_has_an_edge_and_a_claim_gets_one_when_upheld"
    song = builders.work("cleo")
    refused(name, lambda: claim(song, edge.source, relation="", about=About.NOT_MADE))
    refused(name, lambda: claim(song, edge.source, edge=edge))
    refused(name, lambda: decided(claim(song, edge.source)))


def test_a_claimed_source_is_older(lamp: Version) -> None:
    song = builders.work("cleo")
    refused("a_claimed_source_is_older", lambda: claim(lamp, song))
    refused("a_claimed_source_is_older", lambda: claim(lamp, lamp))


def test_a_dispute_says_why_and_a_claim_brings_evidence(edge: Source) -> None:
    name = "a_dispute_says_why_and_a_claim_brings_evidence"
    song = builders.work("cleo")
    refused(name, lambda: dispute(edge, words=""))
    refused(name, lambda: claim(song, edge.source, evidence=""))


def test_a_decision_has_a_time_a_person_and_a_reason(edge: Source) -> None:
    name = "a_decision_has_a_time_a_person_and_a_reason"
    when, max_ = timezone.now(), builders.user("max")
    upheld = partial(dispute, edge, outcome=Outcome.UPHELD)
    refused(name, partial(upheld, decided_by=max_, reason="So."))
    refused(name, partial(upheld, decided_at=when, reason="So."))
    refused(name, partial(upheld, decided_at=when, decided_by=max_))
    refused(name, partial(dispute, edge, decided_at=when, decided_by=max_, reason="So."))


def test_who_raised_a_dispute_takes_it_back_and_others_decide(edge: Source) -> None:
    name = "who_raised_a_dispute_takes_it_back_and_others_decide"
    refused(name, lambda: decided(dispute(edge), by="ada"))
    refused(name, lambda: decided(dispute(edge), Outcome.WITHDRAWN, by="max"))


def test_there_is_one_open_dispute_per_edge_and_person_and_one_open_claim_per_pair(
    edge: Source,
) -> None:
    decided(dispute(edge), Outcome.REJECTED)
    dispute(edge)
    refused("one_open_dispute_per_edge_and_person", lambda: dispute(edge))
    song = builders.work("cleo")
    claim(song, edge.source)
    refused("one_open_claim_per_pair", lambda: claim(song, edge.source, "dan"))


def test_what_was_disputed_and_decided_stays(edge: Source) -> None:
    said = dispute(edge)
    rows = Dispute.objects.filter(pk=said.pk)
    refused("stays", lambda: rows.update(words="Never mind."))
    refused("stays", rows.delete)
    decided(said)
    refused("stays", lambda: rows.update(reason="Because I say so."))


def test_how_an_edge_stands_follows_what_was_upheld_last(edge: Source) -> None:
    assert not Standing.objects.exists()
    first = dispute(edge)
    standing = Standing.objects.get(edge=edge)
    assert (standing.relation, standing.ruling, standing.disputed) == (None, None, first)
    decided(first)
    standing = Standing.objects.get(edge=edge)
    assert (standing.relation, standing.ruling, standing.disputed) == ("", first, None)
    second = decided(dispute(edge, "ben", relation="inspired_by"))
    decided(dispute(edge, relation="contains"), Outcome.REJECTED)
    standing = Standing.objects.get(edge=edge)
    assert (standing.relation, standing.ruling) == ("inspired_by", second)


def test_a_removal_has_a_time_a_person_and_a_reason_and_takes_the_work_down(lamp: Version) -> None:
    rows = Contribution.objects.filter(pk=lamp.contribution_id)
    when, max_ = datetime.now(UTC), builders.user("max")
    removal = {"removed_at": when, "removed_by": max_, "removed_reason": "A letter came."}
    for missing in removal:
        part = {name: value for name, value in removal.items() if name != missing}
        refused("a_removal_has_a_time_a_person_and_a_reason", partial(rows.update, **part))
    refused("a_removed_work_is_down", lambda: rows.update(**removal))
    rows.update(**removal, withdrawn_at=when, withdrawn_by=max_)
