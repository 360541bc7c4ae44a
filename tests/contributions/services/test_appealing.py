"""Who lost a dispute may ask once more, with something new, and somebody else decides."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains

from contributions.models import Dispute, Source
from contributions.services import deciding, dispute_statements, disputing
from contributions.services.raising import Said
from tests import builders
from tests.contributions import disputing as rows

pytestmark = pytest.mark.django_db
FIRST = Said("There is not a line of mine in it.")
AGAIN = Said("Look again.", evidence="The score of 1921 has the same tune.")


@pytest.fixture
def edge() -> Source:
    lamp = builders.work("ada", title="Lamp")
    return rows.edge_between(builders.remix(lamp, "ben"), lamp)


def disputed(edge: Source, said: Said = FIRST) -> Dispute:
    return disputing.dispute(edge=edge, by=builders.user("ada"), said=said, now=timezone.now())


def rejected(said: Dispute, by: str = "max", *, uphold: bool = False) -> Dispute:
    return deciding.decide(
        dispute=said, by=rows.moderator(by), uphold=uphold, reason="So it is.", now=timezone.now()
    )


def test_an_appeal_needs_something_new_to_see(edge: Source) -> None:
    first = rejected(disputed(edge))
    with pytest.raises(ValidationError, match=f"decided already: number {first.pk}"):
        disputed(edge)
    assert disputed(edge, AGAIN).appeal_of == first


def test_somebody_else_decides_an_appeal(edge: Source) -> None:
    rejected(disputed(edge))
    appeal = disputed(edge, AGAIN)
    with pytest.raises(ValidationError, match="decided about this the first time"):
        rejected(appeal, by="max")
    assert rejected(appeal, by="mia").outcome == "rejected"


def test_there_is_no_third_time_not_even_after_taking_an_appeal_back(edge: Source) -> None:
    rejected(disputed(edge))
    appeal = disputed(edge, AGAIN)
    dispute_statements.take_back(
        dispute=appeal, by=builders.user("ada"), reason="Never mind.", now=timezone.now()
    )
    third = Said("Once more.", evidence="A letter.")
    with pytest.raises(ValidationError, match="There is no third time"):
        disputed(edge, third)


def test_a_next_version_is_the_same_matter(edge: Source) -> None:
    rejected(disputed(edge))
    newer = builders.new_version(
        edge.derivative.contribution, "ben", sources={edge.source: "based_on"}
    )
    later = rows.edge_between(newer, edge.source)
    with pytest.raises(ValidationError, match="decided already"):
        disputed(later)
    assert disputed(later, AGAIN).appeal_of


def test_who_took_it_back_did_not_lose_it(edge: Source) -> None:
    said = disputed(edge)
    dispute_statements.take_back(
        dispute=said, by=builders.user("ada"), reason="Not sure.", now=timezone.now()
    )
    assert disputed(edge, Said("Now I am.")).appeal_of is None


def test_a_claim_is_appealed_in_the_same_way_and_others_may_claim_too(edge: Source) -> None:
    song, lamp = builders.work("cleo"), edge.source

    def claimed(by: str, evidence: str) -> Dispute:
        said = Said("My lamp is in it.", relation="contains", evidence=evidence)
        return disputing.claim(
            derivative=song, source=lamp, by=builders.user(by), said=said, now=timezone.now()
        )

    first = rejected(claimed("dan", "At 0:12."))
    with pytest.raises(ValidationError, match="decided already"):
        claimed("dan", "At 0:12.")
    appeal = claimed("dan", "And at 0:40.")
    assert appeal.appeal_of == first
    rejected(appeal, by="mia")
    assert claimed("eva", "At 0:12.").appeal_of is None


def test_the_form_says_what_is_missing_and_keeps_what_was_typed(edge: Source) -> None:
    rejected(disputed(edge))
    client = Client()
    client.force_login(builders.user("ada"))
    sent = {"relation": "none", "words": "It is still not mine."}
    address = f"/sources/{edge.pk}/dispute/"
    page = client.post(address, sent)
    assertContains(page, "You may appeal once")
    assertContains(page, "It is still not mine.")
    page = client.post(address, sent | {"evidence": "See the score."}, follow=True)
    assertContains(page, "An appeal against the decision in number")


def appealing(edge: Source, evidence: str = "See.") -> Dispute:
    first = rows.decided(rows.dispute(edge), "rejected")
    rows.dispute(edge, appeal_of=first, evidence=evidence)
    return first


def test_a_decision_is_appealed_once(edge: Source) -> None:
    first = appealing(edge)
    with pytest.raises(IntegrityError, match="a_decision_is_appealed_once"), transaction.atomic():
        rows.dispute(edge, by="cleo", appeal_of=first, evidence="See.")


def test_an_appeal_brings_evidence(edge: Source) -> None:
    with pytest.raises(IntegrityError, match="an_appeal_brings_evidence"), transaction.atomic():
        appealing(edge, evidence="")
