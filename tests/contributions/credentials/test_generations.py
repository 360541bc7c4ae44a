"""Twelve generations with a diamond and a tombstone, read from the newest file alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from contributions.credentials import glass
from contributions.credentials.authority import authority
from contributions.models import Version
from contributions.services.withdrawing import withdraw
from tests import builders
from tests.contributions.credentials import made
from tests.contributions.credentials.reader import manifests_in
from tests.contributions.media.samples import tone

pytestmark = pytest.mark.django_db
TOMB, LAST = 4, 12


def line(tmp_path: Path) -> Version:
    """Each is made from the one before, but the fourth from the second, and the fifth from the
    third and the fourth. Then the fourth was withdrawn."""
    path = tone(tmp_path / "song.wav", 3.0)
    found: list[Version] = []
    for number in range(1, LAST + 1):
        sources = {found[-1]: "based_on"} if found else {}
        if number == TOMB:
            sources = {found[1]: "contains"}
        if number == TOMB + 1:
            sources = {found[2]: "based_on", found[3]: "contains"}
        file = SimpleUploadedFile(f"song-{number}.wav", path.read_bytes())
        found.append(made.signed(file, by="ben", title=f"Song {number}", sources=sources))
        if number == TOMB + 1:
            work = found[TOMB - 1].contribution
            withdraw(contribution=work, by=builders.user("ben"), now=timezone.now())
            # It and what names it are signed again, and what comes next waits for that.
            for version in found:
                made.sign(version)
    return found[-1]


def test_the_newest_file_tells_all_twelve_generations(tmp_path: Path) -> None:
    newest = line(tmp_path)
    data = made.data_of(newest, "stream-mp3")
    manifests = manifests_in(data)
    assert {each.claim["dc:title"] for each in manifests} == {
        f"Song {number}" for number in range(1, LAST + 1) if number != TOMB
    }
    for manifest in manifests:
        manifest.check_signature(authority().root)
        manifest.check_assertions()
    said = manifests[-1].assertions["org.hitrecord.lineage"]
    assert len(said["works"]) == LAST - 1
    assert len(said["edges"]) == LAST  # eleven steps, and one more for the diamond
    (tombstone,) = [each for each in said["works"] if each.get("withdrawn")]
    assert tombstone["authors"] == ["Ben"]
    assert "title" not in tombstone
    path = tmp_path / "newest.mp3"
    path.write_bytes(data)
    found = glass.read(path)
    assert found
    assert (found.is_ours, found.is_whole) == (True, True)
