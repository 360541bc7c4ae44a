"""A backup becomes the site again. Payouts stand still afterwards: since the backup a provider may
have paid what these books do not know of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from hitrecord.backup import BackupError, database, files
from hitrecord.backup.making import DUMP, FILES, LIST, check
from payouts import freezing, integrity

Say = Callable[[str], object]


def restore(folder: Path, *, replace: bool, say: Say) -> list[str]:
    """What is broken in the books afterwards, as sentences. Raises BackupError; nothing is changed
    before the whole backup has been looked at."""
    told = check(folder)
    say("The backup is whole.")
    unknown = set(told.migrations) - _known()
    if unknown:
        raise BackupError(
            f"The backup was made by another version of this site, which has {min(unknown)}: "
            "restore it with that version and update then. Nothing was changed."
        )
    database.refuse_while_others_are_connected()
    if any(database.rows().values()) and not replace:
        raise BackupError(
            "This database is not empty. With --replace everything in it is given up for the "
            "backup. Nothing was changed."
        )
    database.load(folder / DUMP, told.rows)
    say(f"{sum(told.rows.values())} rows are back, as many as were dumped.")
    call_command("migrate", verbosity=0)
    freezing.freeze_restored(told.made_at)
    say("Payouts stand still until two people of finance let them go on.")
    say(f"{files.copy_in(folder / FILES, folder / LIST)} files are back, each with its sum.")
    return list(integrity.problems())


def _known() -> set[str]:
    """What a database of this version may have written down."""
    ours = MigrationLoader(None).disk_migrations
    names = {*ours, *(name for one in ours.values() for name in one.replaces)}
    return {f"{app}.{name}" for app, name in names}
