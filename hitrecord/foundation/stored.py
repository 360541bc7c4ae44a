"""A file that lies in a folder or in a bucket, read from any place in it and never held whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, cast

from django.core.files.storage import FileSystemStorage, Storage
from django.core.files.uploadedfile import UploadedFile

if TYPE_CHECKING:  # its library takes its time, and is there only where there is a bucket
    from hitrecord.foundation.object_store import ObjectStore

CHUNK = 256 * 1024
ANYTHING: Final = "application/octet-stream"


class Stored(Protocol):
    """`changed` is when it was written, in seconds."""

    @property
    def size(self) -> int: ...

    @property
    def changed(self) -> int: ...

    def chunks(self, first: int, length: int) -> Iterator[bytes]:
        """At most `length` bytes from `first` on; fewer where the file ends before that."""


class OnDisk:
    """Raises FileNotFoundError when there is none."""

    def __init__(self, path: Path) -> None:
        stat = path.stat()
        self.path, self.size, self.changed = path, stat.st_size, int(stat.st_mtime)

    def chunks(self, first: int, length: int) -> Iterator[bytes]:
        with self.path.open("rb") as opened:
            opened.seek(first)
            while length > 0 and (chunk := opened.read(min(CHUNK, length))):
                length -= len(chunk)
                yield chunk


class Arriving:
    """A file of a form, not stored yet."""

    changed = 0

    def __init__(self, file: UploadedFile[bytes]) -> None:
        self.file, self.size = file, file.size or 0

    def chunks(self, first: int, length: int) -> Iterator[bytes]:
        self.file.seek(first)
        while length > 0 and (chunk := bytes(self.file.read(min(CHUNK, length)))):
            length -= len(chunk)
            yield chunk


class InBucket:
    """Raises FileNotFoundError when there is none."""

    def __init__(self, store: ObjectStore, name: str) -> None:
        self.client = store.connection.meta.client
        self.place = {"Bucket": store.bucket_name, "Key": store.key(name)}
        try:
            head = self.client.head_object(**self.place)
        except self.client.exceptions.ClientError as error:
            if error.response.get("Error", {}).get("Code") not in {"NoSuchKey", "404"}:
                raise
            raise FileNotFoundError(name) from error
        self.size = int(head["ContentLength"])
        self.changed = int(head["LastModified"].timestamp())

    def chunks(self, first: int, length: int) -> Iterator[bytes]:
        last = min(first + length, self.size) - 1
        if last >= first:
            found = self.client.get_object(**self.place, Range=f"bytes={first}-{last}")
            yield from found["Body"].iter_chunks(CHUNK)


def stored(storage: Storage, name: str) -> Stored:
    if isinstance(storage, FileSystemStorage):
        return OnDisk(Path(storage.path(name)))
    return InBucket(cast("ObjectStore", storage), name)
