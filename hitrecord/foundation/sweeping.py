"""Remove stored files that no row knows: what a process left behind that was killed between its
transaction and its files. Only what is days old, has a name of our making and stands in no row.

When much of what lies there is unknown, the rows are to be doubted, not the files (a database from
an older backup, or another one): then nothing is removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import islice

from django.core.files.storage import Storage

from hitrecord.foundation import known_names
from hitrecord.foundation.multipart import multipart
from hitrecord.foundation.shelves import lying

OLD = timedelta(days=2)
AT_ONCE = 500
FEW = 50
SHARE = 0.1
_OURS = re.compile(r"(?:[a-z]+/)?[0-9a-f]{32}(?:\.bin|/[\w.-]+)")


@dataclass(slots=True)
class Swept:
    """`unknown` are removals by name, not done yet."""

    seen: int = 0
    unknown: dict[str, partial[None]] = field(default_factory=dict)

    @property
    def is_doubtful(self) -> bool:
        count = len(self.unknown)
        return count > max(FEW, SHARE * self.seen) or 0 < count == self.seen


def look(now: datetime) -> Swept:
    """Changes nothing."""
    found = Swept()
    for storage in known_names.storages_of_fields():
        for batch in _batches(_old(storage, now)):
            found.seen += len(batch)
            unknown = known_names.unknown({name.rpartition(":")[2] for name in batch})
            found.unknown |= {
                name: remove for name, remove in batch.items() if name.rpartition(":")[2] in unknown
            }
    return found


def sweep(now: datetime) -> Swept:
    """Look, and remove what was found unless it is doubtful."""
    found = look(now)
    if not found.is_doubtful:
        for remove in found.unknown.values():
            remove()
    return found


def _old(storage: Storage, now: datetime) -> Iterator[tuple[str, partial[None]]]:
    """What may be removed if nobody knows it, and how; `parts:` stands before half a file."""
    for file in lying(storage):
        if file.changed < now - OLD and _OURS.fullmatch(file.name):
            yield file.name, partial(storage.delete, file.name)
    store = multipart(storage)
    for half in store.unfinished():
        if half.changed < now - OLD and _OURS.fullmatch(half.name):
            yield f"parts:{half.name}", partial(store.abort, half.name, half.upload)


def _batches(
    each: Iterable[tuple[str, partial[None]]],
) -> Iterator[dict[str, partial[None]]]:
    rest = iter(each)
    while batch := dict(islice(rest, AT_ONCE)):
        yield batch
