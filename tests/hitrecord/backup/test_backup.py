"""A backup is a restore that was tried: on the real server, into databases of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from hitrecord.backup import manifest
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
    first, second = asked(elsewhere, "SELECT source, sentence FROM payouts_finding ORDER BY id")
    assert "Ask every provider what it paid since" in str(first[1])
    assert second[0] == "restore/masspay"
    assert asked(elsewhere, "SELECT lifted_at FROM payouts_freeze") == [(None,)]
    again = manage(elsewhere, "restore", str(kept))
    assert again.returncode == 1
    assert "This database is not empty" in again.stderr
    assert manage(elsewhere, "restore", str(kept), "--replace").returncode == 0


def test_a_drill_leaves_nothing_behind_where_it_was_told_to_put_its_files(
    kept: Path, tmp_path: Path
) -> None:
    before, scratch = databases(), tmp_path / "scratch"
    there = {"DATABASE_URL": here()}
    missing = manage(there, "restore", str(kept), "--drill", "--scratch", str(scratch))
    assert missing.returncode == 1
    assert str(scratch) in missing.stderr
    scratch.mkdir()
    for words in (["--scratch", str(scratch)], []):
        done = manage(there | {"TMPDIR": "/nowhere"}, "restore", str(kept), "--drill", *words)
        assert done.returncode == 0, done.stderr
        assert "The books are in order." in done.stdout
    assert databases() == before
    assert not list(scratch.iterdir())
    assert not list(tmp_path.glob("drill-*"))


LOAD = """
from pathlib import Path
from hitrecord.backup import database, making
folder = Path({!r})
database.load(folder / making.DUMP, making.check(folder).rows)
"""


def test_nobody_sees_a_restored_row_without_the_freeze_and_the_guards(
    kept: Path, elsewhere: dict[str, str]
) -> None:
    done = manage(elsewhere, "shell", "-c", LOAD.format(str(kept)))
    assert done.returncode == 0, done.stderr
    all_at_once = """
    SELECT xmin::text FROM payouts_entry UNION SELECT xmin::text FROM payouts_freeze
     UNION SELECT xmin::text FROM pg_trigger WHERE tgrelid = 'payouts_entry'::regclass
     UNION SELECT xmin::text FROM pg_constraint WHERE conrelid = 'payouts_freeze'::regclass
    """
    assert len(asked(elsewhere, all_at_once)) == 1


def test_what_cannot_be_loaded_leaves_the_site_as_it_was(
    kept: Path, elsewhere: dict[str, str]
) -> None:
    assert manage(elsewhere, "restore", str(kept)).returncode == 0
    everything = "SELECT (SELECT count(*) FROM payouts_entry), (SELECT max(id) FROM payouts_freeze)"
    before = asked(elsewhere, everything)
    told = manifest.read(kept)
    more = told.rows | {"payouts_entry": told.rows["payouts_entry"] + 1}
    manifest.write(kept, replace(told, rows=more))
    fewer = manage(elsewhere, "restore", str(kept), "--replace")
    assert fewer.returncode == 1
    assert "payouts_entry" in fewer.stderr
    assert "Nothing was changed" in fewer.stderr
    half = (kept / "database.dump").read_bytes()
    (kept / "database.dump").write_bytes(half[: len(half) * 9 // 10])
    manifest.write(kept, replace(told, database=manifest.digest(kept / "database.dump")))
    cut = manage(elsewhere, "restore", str(kept), "--replace")
    assert cut.returncode == 1
    assert "pg_restore failed" in cut.stderr
    assert "Nothing was changed" in cut.stderr
    assert asked(elsewhere, everything) == before
    assert asked(elsewhere, "SELECT count(*) FROM pg_trigger WHERE tgname = 'payouts_freeze_waits'")


def test_whoever_is_connected_counts_also_under_another_role(kept: Path) -> None:
    role = f"onlooker_{uuid4().hex[:8]}"
    with connection.cursor() as cursor, psycopg.connect(here()):
        cursor.execute(f"CREATE ROLE {role}; SET ROLE {role}")
        try:
            with pytest.raises(CommandError, match="Stop the site first"):
                call_command("restore", str(kept), "--replace")
        finally:
            cursor.execute(f"RESET ROLE; DROP ROLE {role}")


def test_a_backup_is_for_nobody_else_also_in_a_folder_that_was_there(
    shelves: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "made by cron"
    folder.mkdir()
    folder.chmod(0o755)
    call_command("backup", str(folder))
    assert folder.stat().st_mode & 0o777 == 0o700


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
