"""A decision may show that a licence was not its authors' to give: people are told what to do."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from accounts.models import Notice
from contributions.models import Contribution, Dispute, Version
from contributions.services import deciding
from tests import builders
from tests.contributions import disputing as rows

pytestmark = pytest.mark.django_db


def licensed(name: str, title: str, licence: str, source: Version | None = None) -> Version:
    version = builders.work(name, title=title, sources={source: "based_on"} if source else None)
    work = version.contribution
    made = Version.objects.create(contribution=work, number=2, licence=licence)
    made.authorships.create(person=builders.person(name), position=0)
    if source:
        made.source_edges.create(source=source, relation="based_on")
    Contribution.objects.filter(pk=work.pk).update(current=made)
    return made


def upheld(claim: Dispute) -> Dispute:
    moderator = rows.moderator("max")
    return deciding.decide(
        dispute=claim, by=moderator, uphold=True, reason="Plain to see.", now=timezone.now()
    )


def told() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    rows = Notice.objects.filter(subject__contains="and may not be")
    for subject, handle in rows.values_list("subject", "recipient__handle"):
        found.setdefault(subject, set()).add(handle)
    return found


def test_authors_and_moderators_are_told_of_a_licence_that_was_not_theirs_to_give() -> None:
    lamp = builders.work("ada", title="Lamp")
    song = licensed("cleo", "Song", "by")
    waltz = licensed("dan", "Waltz", "by", song)
    rows.moderator("mia")
    said = upheld(rows.claim(song, lamp))
    assert told() == {
        "“Song” was given as CC BY 4.0, and may not be": {"cleo", "max", "mia"},
        "“Waltz” was given as CC BY 4.0, and may not be": {"dan", "max", "mia"},
    }
    body = Notice.objects.filter(recipient__handle="dan").latest("pk").body
    assert "“Lamp” by Ada is without a licence for elsewhere" in body
    assert "ask whoever made the source" in body.lower()
    page = Client().get(f"/disputes/{said.pk}/")
    assertContains(page, "was given under another licence before this was decided")
    waltz.refresh_from_db()
    assert waltz.licence == "by"


def test_what_fits_tells_nobody() -> None:
    lamp = licensed("ada", "Lamp", "cc0")
    song = licensed("cleo", "Song", "by")
    said = upheld(rows.claim(song, lamp))
    assert told() == {}
    assertNotContains(Client().get(f"/disputes/{said.pk}/"), "under another licence")


def test_own_works_limit_nobody() -> None:
    mine = builders.work("cleo", title="Sketch")
    upheld(rows.claim(licensed("cleo", "Song", "by"), mine))
    assert told() == {}


def test_an_idea_limits_nothing() -> None:
    lamp = builders.work("ada", title="Lamp")
    upheld(rows.claim(licensed("cleo", "Song", "by"), lamp, relation="inspired_by"))
    assert told() == {}
