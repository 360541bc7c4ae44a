"""An S3 bucket whose files browsers may reach at another address than the site itself does."""

from __future__ import annotations

from typing import Any

from storages.backends.s3 import S3Storage


class ObjectStore(S3Storage):
    """`browser_endpoint_url`: where browsers find the bucket, signed for that address.

    Inside a private network the site talks to the store by a name nobody else can resolve.
    """

    def __init__(self, *, browser_endpoint_url: str = "", **options: Any) -> None:
        super().__init__(**options)
        self._outside: S3Storage | None = None
        if browser_endpoint_url and browser_endpoint_url != options.get("endpoint_url"):
            self._outside = S3Storage(**options | {"endpoint_url": browser_endpoint_url})

    def url(self, name: str | None, *args: Any, **kwargs: Any) -> str:
        if self._outside is None:
            return str(super().url(name, *args, **kwargs))
        return str(self._outside.url(name, *args, **kwargs))
