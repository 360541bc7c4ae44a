from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hitrecord.backup import BackupError, database, files, manifest
from hitrecord.backup.manifest import Manifest

DUMP, FILES, LIST = "database.dump", "files", "files.txt"


def make(folder: Path, now: datetime) -> tuple[int, int]:
    """Into a new folder; gives the numbers of rows and of files. The database goes first: what is
    uploaded meanwhile lies there without a row and harms nothing. Raises BackupError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupError(f"{folder} is not empty. Name a new folder for each backup.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)  # also one that was there; nobody else reads what lies in it
    rows, migrations = database.dump(folder / DUMP)
    count = files.copy_out(folder / FILES, folder / LIST)
    listed = Manifest(
        made_at=now.isoformat(timespec="seconds"),
        database=manifest.digest(folder / DUMP),
        files=manifest.digest(folder / LIST),
        rows=rows,
        migrations=migrations,
    )
    manifest.write(folder, listed)
    return sum(rows.values()), count


def check(folder: Path) -> Manifest:
    """That it is whole and as it was made. Raises BackupError."""
    told = manifest.read(folder)
    for name, sum_ in ((DUMP, told.database), (LIST, told.files)):
        path = folder / name
        if not path.is_file() or manifest.digest(path) != sum_:
            raise BackupError(f"{name} of {folder} is missing or altered. Nothing was changed.")
    files.check(folder / FILES, folder / LIST)
    return told
