"""What a backup holds. It is written last, with its own sum beside it, so a backup that was cut
short has none and one that was altered has another."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from hitrecord.backup import BackupError

NAME, SUM = "manifest.json", "manifest.sha256"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """`rows` by table; `files` is the sum of the list of files, which has one line each;
    `migrations` as `app.name`."""

    made_at: str
    database: str
    files: str
    rows: dict[str, int]
    migrations: list[str]
    format: int = FORMAT


def digest(path: Path) -> str:
    with path.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def write(folder: Path, manifest: Manifest) -> None:
    told = json.dumps(asdict(manifest), indent=1, sort_keys=True)
    (folder / NAME).write_text(told)
    (folder / SUM).write_text(sha256(told.encode()).hexdigest() + "\n")


def read(folder: Path) -> Manifest:
    """Raises BackupError."""
    try:
        told, said = (folder / NAME).read_text(), (folder / SUM).read_text().strip()
    except (OSError, UnicodeDecodeError):
        raise BackupError(
            f"{folder} holds no whole backup: its list is missing. It was cut short, or is none. "
            "Nothing was changed."
        ) from None
    if sha256(told.encode()).hexdigest() != said:
        raise BackupError(f"The list of {folder} was altered or cut short. Nothing was changed.")
    values = json.loads(told)
    if values.get("format") != FORMAT:
        raise BackupError(f"{folder} was made by another version of this site. Nothing changed.")
    return Manifest(**values)
