"""The text of a small file that somebody sends."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

MOST_BYTES: Final = 1_000_000


def decoded(file: UploadedFile[bytes]) -> str:
    """Raises ValidationError for what is too large or no text."""
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError(
            {"file": _("This file is larger than 1 MB, so it cannot be captions.")}
        )
    data = file.read()
    if b"\0" in data:
        raise ValidationError(
            {"file": _("This is not a text file. Send WebVTT, SubRip or plain text.")}
        )
    try:
        return str(data, "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValidationError(
            {
                "file": _("Line %(line)s is not UTF-8. Save the file as UTF-8 and send it again.")
                % {"line": line}
            }
        ) from error
