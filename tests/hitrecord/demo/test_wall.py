"""The demo's works come into being through the services that the pages use."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from accounts.models import Acceptance
from contributions.models import Authorship
from hitrecord.demo import content
from hitrecord.demo.content.things import Release, Version, Work
from hitrecord.demo.seeding import wall
from hitrecord.demo.seeding.cast import bring

pytestmark = pytest.mark.django_db


def test_several_authors_of_the_demo_agreed_and_a_licence_is_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cast = bring(timezone.now())
    work = Work(
        *("duet", "writing", "A duet", ("ada", "ben")),
        (Version(days_ago=20, text="Two."), Version(days_ago=10, text="Two again.")),
        licence="by",
    )
    releases = [Release(work, number, version) for number, version in enumerate(work.versions, 1)]
    monkeypatch.setattr(content, "RELEASES", releases)
    monkeypatch.setattr(content, "WORKS", (work,))
    hung = wall.hang(cast, timezone.now(), tmp_path)
    for version in hung.values():
        names = Authorship.objects.filter(version=version).order_by("position")
        assert [one.person.user for one in names] == [cast["ada"], cast["ben"]]
        assert version.licence == "by"
    assert Acceptance.objects.count() == len(cast)
