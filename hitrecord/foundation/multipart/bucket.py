"""Parts that a browser puts into a bucket by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hitrecord.foundation.multipart.store import Gone, Unfinished

if TYPE_CHECKING:  # its library takes its time, and is there only where there is a bucket
    from hitrecord.foundation.object_store import ObjectStore

URL_SECONDS = 3600


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

    def unfinished(self) -> Iterator[Unfinished]:
        prefix = self.store.key("").rstrip("/") + "/"
        pages = self.client.get_paginator("list_multipart_uploads")
        for page in pages.paginate(Bucket=self.store.bucket_name, Prefix=prefix):
            for each in page.get("Uploads", []):
                name = each["Key"].removeprefix(prefix)
                yield Unfinished(name, each["UploadId"], each["Initiated"])

    def head(self, name: str, size: int) -> bytes:
        found = self.client.get_object(**self._place(name), Range=f"bytes=0-{size - 1}")
        return bytes(found["Body"].read())


def _gone(error: Any) -> Gone:
    """Whatever else the bucket says is a failure of its own, and raised as that."""
    if error.response.get("Error", {}).get("Code") not in {"NoSuchUpload", "404"}:
        raise error
    return Gone(str(error))
