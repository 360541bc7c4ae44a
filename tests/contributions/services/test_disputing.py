from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.utils import timezone

from accounts.models import AuditRecord, Event, Notice
from contributions.models import Dispute, Outcome, Relation, Source, Version
from contributions.queries.rulings import counting, named_source
from contributions.services import deciding, dispute_statements, disputing
from contributions.services.raising import Said
from tests import builders
from tests.at_once import wait_until_somebody_waits
from tests.contributions import disputing as rows

WRONG = Said("There is not a line of mine in it.")
MISSING = Said("My lamp is in it.", relation="contains", evidence="At 0:12.")


@pytest.fixture
def lamp(db: None) -> Version:
    return builders.work("ada", title="Lamp")


@pytest.fixture
def waltz(lamp: Version) -> Version:
    return builders.remix(lamp, "ben")


@pytest.fixture
def edge(lamp: Version, waltz: Version) -> Source:
    return rows.edge_between(waltz, lamp)


def disputed(edge: Source, said: Said = WRONG, by: str = "ada") -> Dispute:
    return disputing.dispute(edge=edge, by=builders.user(by), said=said, now=timezone.now())


def claimed(derivative: Version, source: Version, said: Said = MISSING, by: str = "dan") -> Dispute:
    return disputing.claim(
        derivative=derivative, source=source, by=builders.user(by), said=said, now=timezone.now()
    )


def decided(about: Dispute, *, uphold: bool = True, by: str = "max") -> Dispute:
    return deciding.decide(
        dispute=about, by=rows.moderator(by), uphold=uphold, reason="So it is.", now=timezone.now()
    )


def told(event: Event) -> set[str]:
    return set(Notice.objects.filter(event=event).values_list("recipient__handle", flat=True))


def test_an_author_of_the_source_disputes_it_and_the_other_side_is_told(edge: Source) -> None:
    said = disputed(edge)
    assert (said.about, said.edge, said.is_open) == ("not_made", edge, True)
    assert told(Event.DISPUTED) == {"ben"}


def test_nobody_else_disputes_it(edge: Source) -> None:
    with pytest.raises(PermissionError):
        disputed(edge, by="ben")


def test_sent_twice_it_is_one_dispute_and_other_words_are_not_lost_in_a_second(
    edge: Source,
) -> None:
    assert disputed(edge) == disputed(edge)
    with pytest.raises(ValidationError, match="open dispute about this already"):
        disputed(edge, Said("And another thing."))


def test_the_relation_that_stands_there_is_not_a_correction(edge: Source) -> None:
    with pytest.raises(ValidationError, match="says already"):
        disputed(edge, Said("It is based on it.", relation=Relation.BASED_ON))


def test_an_upheld_dispute_strikes_the_edge_and_the_row_stays(edge: Source) -> None:
    said = disputed(edge)
    assert counting(Source.objects.all()).get().disputed == said.pk
    decided(said)
    assert not counting(Source.objects.all()).exists()
    assert Source.objects.get() == edge
    assert told(Event.RULED) == {"ada", "ben"}
    assert AuditRecord.objects.get(action="dispute upheld").reason == "So it is."
    with pytest.raises(ValidationError, match="decided already"):
        disputed(edge)


def test_an_upheld_correction_gives_the_relation_that_counts(edge: Source) -> None:
    decided(disputed(edge, Said("Only the idea.", relation=Relation.INSPIRED_BY)))
    assert counting(Source.objects.all()).get().bond == Relation.INSPIRED_BY
    edge.refresh_from_db()
    assert edge.relation == Relation.BASED_ON


def test_a_rejected_dispute_changes_nothing(edge: Source) -> None:
    decided(disputed(edge), uphold=False)
    found = counting(Source.objects.all()).get()
    assert (found.bond, found.disputed) == (Relation.BASED_ON, None)


def test_anybody_claims_a_missing_source_and_upheld_it_is_one(lamp: Version) -> None:
    song = builders.work("cleo")
    said = claimed(song, lamp)
    assert told(Event.DISPUTED) == {"ada", "cleo"}
    assert named_source(song, lamp) is None
    edge = decided(said).edge
    assert edge == named_source(song, lamp)
    assert edge is not None
    assert edge.relation == "contains"
    assert told(Event.RULED) == {"ada", "cleo", "dan"}


def test_a_claim_is_upheld_though_its_source_is_withdrawn(lamp: Version) -> None:
    song = builders.work("cleo")
    said = claimed(song, lamp)
    builders.withdrawn(lamp)
    decided(said)
    assert named_source(song, lamp)


def test_a_struck_source_can_be_claimed_again(edge: Source, lamp: Version, waltz: Version) -> None:
    decided(disputed(edge))
    decided(claimed(waltz, lamp))
    assert named_source(waltz, lamp) == edge
    assert counting(Source.objects.all()).get().bond == "contains"


def test_bad_claims_end_in_a_sentence(lamp: Version, waltz: Version) -> None:
    with pytest.raises(ValidationError, match="named as a source already"):
        claimed(waltz, lamp)
    with pytest.raises(ValidationError, match="is newer than"):
        claimed(lamp, waltz)
    with pytest.raises(ValidationError, match="the work itself"):
        claimed(lamp, lamp)
    song = builders.work("cleo")
    assert claimed(song, lamp) == claimed(song, lamp)
    with pytest.raises(ValidationError, match="open dispute about this already"):
        claimed(song, lamp, by="eva")


def test_nobody_decides_about_their_own_work_or_what_they_raised(edge: Source) -> None:
    said = disputed(edge)
    with pytest.raises(ValidationError, match="raised this yourself"):
        decided(said, by="ada")
    with pytest.raises(ValidationError, match="One of the works is yours"):
        decided(said, by="ben")


def test_a_decision_is_made_once(edge: Source) -> None:
    said = disputed(edge)
    decided(said)
    with pytest.raises(ValidationError, match="decided already: upheld"):
        decided(said, uphold=False)


def test_the_parties_speak_until_it_is_decided(edge: Source) -> None:
    said, ben = disputed(edge), builders.user("ben")
    dispute_statements.state(dispute=said, by=ben, text="Listen to the second verse.")
    assert told(Event.DISPUTED) == {"ada", "ben"}
    with pytest.raises(PermissionError):
        dispute_statements.state(dispute=said, by=builders.user("joe"), text="Me too.")
    decided(said)
    with pytest.raises(ValidationError, match="decided meanwhile"):
        dispute_statements.state(dispute=said, by=ben, text="And the third.")


def test_what_is_said_in_a_dispute_is_told_in_plain_words(edge: Source) -> None:
    disputed(edge, Said("**Not** a [line](https://sea.example/)."))
    assert Notice.objects.get(event=Event.DISPUTED).body == "Not a line."


def test_who_raised_it_takes_it_back_once(edge: Source) -> None:
    said, now = disputed(edge), timezone.now()
    with pytest.raises(PermissionError):
        dispute_statements.take_back(dispute=said, by=builders.user("ben"), reason="-", now=now)
    ada = builders.user("ada")
    assert dispute_statements.take_back(dispute=said, by=ada, reason="I was wrong.", now=now)
    assert not dispute_statements.take_back(dispute=said, by=ada, reason="Again.", now=now)
    said.refresh_from_db()
    assert (said.outcome, said.reason) == (Outcome.WITHDRAWN, "I was wrong.")


@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_at_the_same_moment_one_is_told_so() -> None:
    lamp = builders.work("ada")
    said = rows.dispute(rows.edge_between(builders.remix(lamp, "ben"), lamp))
    rows.moderator("max"), rows.moderator("mia")

    def later() -> str:
        try:
            decided(said, uphold=False, by="mia")
        except ValidationError as refused:
            return str(refused.message)
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            decided(said)
            answer = pool.submit(later)
            wait_until_somebody_waits()
        assert "decided already: upheld" in answer.result()
    assert Dispute.objects.get().outcome == Outcome.UPHELD
