"""Stop an upload that cannot be taken before its bytes arrive."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.utils.translation import gettext as _


class StopAtTheLimit(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS. A request that claims, or turns out, to be larger than a
    plain form may carry is read no further: fields before the file are there, the rest is not."""

    request: HttpRequest
    _claimed = 0
    _received = 0

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *rest: Any) -> None:  # noqa: N803 -- Django's name
        self._claimed = content_length

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self._claimed > settings.UPLOAD_MAX_BYTES:
            self._stop()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._received += len(raw_data)
        if self._received > settings.UPLOAD_MAX_BYTES:
            self._stop()
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers behind this one keep the file."""

    def _stop(self) -> None:
        self.request.upload_refused = True  # type: ignore[attr-defined]
        raise StopUpload(connection_reset=True)


def refused(request: HttpRequest) -> str:
    """The sentence, once the form was read and found too large; else ""."""
    request.POST  # noqa: B018 -- reading the form is what meets the limit
    if not getattr(request, "upload_refused", False):
        return ""
    return _(
        "That is too large: one upload may have %(limit)s MB. Nothing else is lost. Save a "
        "smaller copy, or upload it in parts."
    ) % {"limit": settings.UPLOAD_MAX_BYTES // 1_000_000}
