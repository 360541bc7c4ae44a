"""A backup is a restore that was tried: on the real server, into databases of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from hitrecord.backup.drill import _scratch
from tests.payouts import builders as money

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.worker]

NAME = f"{'a' * 32}/image.jpg"


@pytest.fixture
def shelves(settings: Settings, tmp_path: Path) -> Path:
    """The site's files, in a folder of the test's own."""
    folder = tmp_path / "state" / "files"
    plain = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = settings.STORAGES | {
        shelf: {"BACKEND": plain, "OPTIONS": {"location": folder / shelf}}
        for shelf in ("originals", "renditions")
    }
    return folder


@pytest.fixture
def kept(shelves: Path, tmp_path: Path) -> Path:
    """A site whose film was sold and shared out, backed up."""
    money.distributed()
    storages["renditions"].save(NAME, ContentFile(b"a picture" * 1000))
    storages["originals"].save("empty.txt", ContentFile(b""))
    call_command("backup", str(tmp_path / "backup"))
    return tmp_path / "backup"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An empty site beside this one, as an environment."""
    with _scratch() as url:
        yield {"DATABASE_URL": url, "STATE_DIR": str(tmp_path / "elsewhere")}


def manage(there: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=settings.BASE_DIR,
        env=os.environ | there,
        capture_output=True,
        text=True,
        check=False,
    )


def asked(there: dict[str, str], query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(there["DATABASE_URL"]) as other:
        return other.execute(query).fetchall()


def test_a_restored_site_has_every_row_every_file_and_stands_still(
    kept: Path, elsewhere: dict[str, str]
) -> None:
    done = manage(elsewhere, "restore", str(kept))
    assert done.returncode == 0, done.stderr
    assert "as many as were dumped" in done.stdout
    assert "2 files are back" in done.stdout
    assert "The books are in order." in done.stdout
    file = Path(elsewhere["STATE_DIR"], "files", "renditions", NAME)
    assert file.read_bytes() == b"a picture" * 1000
    (finding,) = asked(elsewhere, "SELECT source, sentence FROM payouts_finding")
    assert finding[0] == "restore"
    assert "Ask every provider what it paid since" in str(finding[1])
    assert asked(elsewhere, "SELECT lifted_at FROM payouts_freeze") == [(None,)]
    again = manage(elsewhere, "restore", str(kept))
    assert again.returncode == 1
    assert "This database is not empty" in again.stderr
    assert manage(elsewhere, "restore", str(kept), "--replace").returncode == 0


def test_a_drill_leaves_nothing_behind(kept: Path) -> None:
    before = databases()
    done = manage({"DATABASE_URL": here()}, "restore", str(kept), "--drill")
    assert done.returncode == 0, done.stderr
    assert "The books are in order." in done.stdout
    assert databases() == before


def here() -> str:
    parts = urlsplit(settings.DATABASE_URL)
    return urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))


def databases() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'drill_%'")
        return {name for (name,) in cursor.fetchall()}


def _cut(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-7])


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut before its end": (lambda folder: (folder / "manifest.json").unlink(), "no whole backup"),
    "another list": (lambda folder: _cut(folder, "manifest.json"), "altered or cut short"),
    "a dump cut short": (lambda folder: _cut(folder, "database.dump"), "missing or altered"),
    "a shorter list of files": (lambda folder: _cut(folder, "files.txt"), "missing or altered"),
    "a picture that was painted over": (
        lambda folder: (folder / "files" / "renditions" / NAME).write_bytes(b"a moustache" * 900),
        "missing or altered",
    ),
    "a file that is gone": (
        lambda folder: (folder / "files" / "originals" / "empty.txt").unlink(),
        "missing or altered",
    ),
}


def test_what_was_cut_short_or_altered_is_refused_with_a_sentence(
    kept: Path, tmp_path: Path
) -> None:
    whole = {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}
    for damage, sentence in DAMAGE.values():
        damage(kept)
        with pytest.raises(CommandError, match=sentence):
            call_command("restore", str(kept))
        for path, content in whole.items():
            path.write_bytes(content)
    with pytest.raises(CommandError, match="no whole backup"):
        call_command("restore", str(tmp_path / "nowhere"))


def test_a_restore_beside_others_or_over_a_backup_is_refused(kept: Path) -> None:
    with pytest.raises(CommandError, match=r"is not empty\. Name a new folder"):
        call_command("backup", str(kept))
    with psycopg.connect(here()), pytest.raises(CommandError, match="Stop the site first"):
        call_command("restore", str(kept), "--replace")
    with pytest.raises(CommandError, match="With --replace everything in it is given up"):
        call_command("restore", str(kept))
