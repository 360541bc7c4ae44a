"""The demo shows a dispute that was decided and a claim that is open, put up once."""

import pytest
from django.utils import timezone

from contributions.models import About, Dispute, Outcome, Source
from hitrecord.demo import content
from hitrecord.demo.seeding.cast import bring
from hitrecord.demo.seeding.quarrels import quarrel
from tests import builders

pytestmark = pytest.mark.django_db
WORKS = {work.key: work for work in content.WORKS}


def test_one_was_corrected_and_one_waits_for_a_moderator() -> None:
    now, people = timezone.now(), bring(timezone.now())
    bus, whale, call, forks = (
        builders.work(WORKS[key].authors[0], title=WORKS[key].title)
        for key in ("night-bus", "whale", "voicemail", "last-stop")
    )
    published = {("night-bus", 1): bus, ("whale", 1): whale}
    published |= {("voicemail", 1): call, ("last-stop", 1): forks}
    edge = Source.objects.create(derivative=call, source=whale, relation="inspired_by")
    for _again in range(2):
        quarrel(people, published, now)
    corrected, claim = Dispute.objects.order_by("pk")
    assert (corrected.outcome, corrected.about) == (Outcome.UPHELD, About.RELATION)
    assert corrected.reason
    assert Source.objects.get(standing__relation="based_on") == edge
    assert (claim.outcome, claim.about, claim.source) == ("", About.MISSING, bus)
    for each in (corrected, claim):
        assert each.thread.comments.get().created_at > each.raised_at


def test_what_they_are_about_is_in_the_story() -> None:
    (named,) = [each for each in WORKS["voicemail"].sources if each.work == "whale"]
    assert named.relation == "inspired_by"
    assert not WORKS["last-stop"].sources
