"""What lies in a folder or in a bucket, name by name, without opening anything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from django.core.files.storage import FileSystemStorage, Storage

from hitrecord.foundation.multipart.folder import PARTS

if TYPE_CHECKING:  # its library takes its time, and is there only where there is a bucket
    from hitrecord.foundation.object_store import ObjectStore


@dataclass(frozen=True, slots=True)
class Lying:
    name: str
    changed: datetime


def lying(storage: Storage) -> Iterator[Lying]:
    """Every whole file; what comes in parts is asked of `multipart(storage)`."""
    if isinstance(storage, FileSystemStorage):
        return _on_disk(Path(storage.location))
    return _in_bucket(cast("ObjectStore", storage))


def _on_disk(root: Path) -> Iterator[Lying]:
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        if here == root and PARTS in folders:
            folders.remove(PARTS)
        for name in names:
            path = here / name
            try:
                changed = path.stat().st_mtime
            except FileNotFoundError:  # removed meanwhile
                continue
            yield Lying(path.relative_to(root).as_posix(), datetime.fromtimestamp(changed, UTC))


def _in_bucket(store: ObjectStore) -> Iterator[Lying]:
    prefix = store.key("").rstrip("/") + "/"
    pages = store.connection.meta.client.get_paginator("list_objects_v2")
    for page in pages.paginate(Bucket=store.bucket_name, Prefix=prefix):
        for each in page.get("Contents", []):
            yield Lying(each["Key"].removeprefix(prefix), each["LastModified"])
