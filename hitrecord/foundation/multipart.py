"""A large file that comes in parts, in any order and over days, the way S3 takes it.

`multipart(storage)` gives the same verbs for a bucket and for a folder. Parts are numbered
from 1; all have one size but the last. What has arrived is asked of the store, never remembered.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Protocol, cast
from uuid import uuid4

from django.core.files.storage import FileSystemStorage, Storage

from hitrecord.foundation.object_store import ObjectStore

CHUNK = 1024 * 1024
URL_SECONDS = 3600


class Gone(Exception):
    """The store knows nothing of this upload any more: it was completed or given up."""


class Multipart(Protocol):
    def begin(self, name: str) -> str:
        """The store's own id of the upload, "" where it needs none."""

    def part_url(self, name: str, upload: str, number: int, size: int) -> str:
        """Where a browser may PUT the part by itself, "" when the site has to take it."""

    def arrived(self, name: str, upload: str) -> dict[int, int]:
        """Number → size of every part that is there. Raises Gone."""

    def complete(self, name: str, upload: str) -> None:
        """Make the parts one file called `name`. Raises Gone."""

    def abort(self, name: str, upload: str) -> None:
        """Remove the parts; nothing happens when there are none."""

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of the complete file."""


class BucketParts:
    """The bucket takes the parts itself, from the browser, at signed addresses."""

    def __init__(self, store: ObjectStore) -> None:
        self.store = store
        self.client = store.connection.meta.client

    def _place(self, name: str, upload: str = "") -> dict[str, str]:
        place = {"Bucket": self.store.bucket_name, "Key": self.store.key(name)}
        return place | ({"UploadId": upload} if upload else {})

    def begin(self, name: str) -> str:
        begun = self.client.create_multipart_upload(
            **self._place(name), ContentType="application/octet-stream"
        )
        return str(begun["UploadId"])

    def part_url(self, name: str, upload: str, number: int, size: int) -> str:
        signed = self.store.for_browsers.connection.meta.client.generate_presigned_url(
            "upload_part",
            Params=self._place(name, upload) | {"PartNumber": number, "ContentLength": size},
            ExpiresIn=URL_SECONDS,
        )
        return str(signed)

    def arrived(self, name: str, upload: str) -> dict[int, int]:
        return {part["PartNumber"]: part["Size"] for part in self._parts(name, upload)}

    def _parts(self, name: str, upload: str) -> list[dict[str, Any]]:
        pages = self.client.get_paginator("list_parts").paginate(**self._place(name, upload))
        try:
            return [part for page in pages for part in page.get("Parts", [])]
        except self.client.exceptions.ClientError as error:
            raise _gone(error) from error

    def complete(self, name: str, upload: str) -> None:
        parts = [
            {"PartNumber": part["PartNumber"], "ETag": part["ETag"]}
            for part in self._parts(name, upload)
        ]
        try:
            self.client.complete_multipart_upload(
                **self._place(name, upload), MultipartUpload={"Parts": parts}
            )
        except self.client.exceptions.ClientError as error:
            raise _gone(error) from error

    def abort(self, name: str, upload: str) -> None:
        try:
            self.client.abort_multipart_upload(**self._place(name, upload))
        except self.client.exceptions.ClientError as error:
            _gone(error)

    def head(self, name: str, size: int) -> bytes:
        found = self.client.get_object(**self._place(name), Range=f"bytes=0-{size - 1}")
        return bytes(found["Body"].read())


def _gone(error: Any) -> Gone:
    """Whatever else the bucket says is a failure of its own, and raised as that."""
    if error.response.get("Error", {}).get("Code") not in {"NoSuchUpload", "404"}:
        raise error
    return Gone(str(error))


class FolderParts:
    """Parts are written to their place in one file, so completing it is a matter of a new name.

    The caller holds the upload's row while it puts, completes or aborts: no late part may change
    a file that is complete.
    """

    def __init__(self, store: FileSystemStorage) -> None:
        self.root = Path(store.location)

    def _folder(self, name: str) -> Path:
        return self.root / "parts" / name

    def begin(self, name: str) -> str:
        self._folder(name).mkdir(parents=True, exist_ok=True)
        (self._folder(name) / "whole").touch()
        return ""

    def part_url(self, name: str, upload: str, number: int, size: int) -> str:
        return ""

    def scratch(self, name: str) -> Path:
        """A place for a part on its way in, to be given to `put` or removed."""
        return self._incomplete(name) / f".{uuid4().hex}"

    def _incomplete(self, name: str) -> Path:
        """The folder, while its parts are not one file yet; marks may outlive that by a moment."""
        folder = self._folder(name)
        if not (folder / "whole").exists():
            raise Gone(name)
        return folder

    def put(self, name: str, number: int, at: int, part: Path) -> None:
        """Write the part to its place, counted in bytes from the start of the file."""
        folder, size = self._folder(name), part.stat().st_size
        try:
            with part.open("rb") as source, (folder / "whole").open("r+b") as whole:
                whole.seek(at)
                shutil.copyfileobj(source, whole, CHUNK)
        except FileNotFoundError as error:
            raise Gone(name) from error
        for older in folder.glob(f"{number}-*"):
            older.unlink(missing_ok=True)
        (folder / f"{number}-{size}").touch()

    def arrived(self, name: str, upload: str) -> dict[int, int]:
        marks = (mark.name.split("-") for mark in self._incomplete(name).glob("*-*"))
        return {int(number): int(size) for number, size in marks}

    def complete(self, name: str, upload: str) -> None:
        try:
            (self._folder(name) / "whole").rename(self.root / name)
        except FileNotFoundError as error:
            # Perhaps an earlier call died between the new name and this.
            self.abort(name, upload)
            raise Gone(name) from error
        self.abort(name, upload)

    def abort(self, name: str, upload: str) -> None:
        # A late part's scratch file may come or go meanwhile.
        shutil.rmtree(self._folder(name), ignore_errors=True)

    def head(self, name: str, size: int) -> bytes:
        with (self.root / name).open("rb") as file:
            return file.read(size)


def multipart(storage: Storage) -> Multipart:
    if isinstance(storage, FileSystemStorage):
        return FolderParts(storage)
    return BucketParts(cast(ObjectStore, storage))
