"""An S3 bucket whose files browsers may reach at another address than the site itself does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from hitrecord.foundation.stored import ANYTHING


class ObjectStore(S3Storage):
    """`browser_endpoint_url`: where browsers find the bucket, signed for that address. Inside a
    private network the site talks to the store by a name nobody else can resolve.

    `types`: the type of each ending that may be shown in a page. It is stored with the file and
    said once more in every link, whatever the uploader's browser called it. A file with another
    ending is only ever saved to disk.
    """

    def __init__(
        self,
        *,
        browser_endpoint_url: str = "",
        types: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.types = types or {}
        self._outside: S3Storage | None = None
        if browser_endpoint_url and browser_endpoint_url != options.get("endpoint_url"):
            self._outside = S3Storage(**options | {"endpoint_url": browser_endpoint_url})

    @property
    def for_browsers(self) -> S3Storage:
        """The same bucket, as the address that browsers know it by."""
        return self._outside or self

    def key(self, name: str) -> str:
        """The whole name in the bucket."""
        return str(self._normalize_name(clean_name(name)))

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        parameters: dict[str, Any] = dict(super().get_object_parameters(name))
        return parameters | self._manner(name)

    def url(
        self, name: str | None, parameters: Mapping[str, str] | None = None, **kwargs: Any
    ) -> str:
        said = {f"Response{key}": value for key, value in self._manner(name or "").items()}
        said |= dict(parameters or {})
        if self._outside is None:
            return str(super().url(name, said, **kwargs))
        return str(self._outside.url(name, said, **kwargs))

    def _manner(self, name: str) -> dict[str, str]:
        shown = self.types.get(name.rpartition(".")[2])
        if shown:
            return {"ContentType": shown}
        return {"ContentType": ANYTHING, "ContentDisposition": "attachment"}
