"""Text files: decoded, cleaned of what no reader can see, counted."""

import encodings.cp1252
import encodings.utf_8_sig
import encodings.utf_16  # noqa: F401 -- loaded before the child locks itself in
import unicodedata
from pathlib import Path
from typing import BinaryIO

from contributions.media.errors import Refused
from contributions.media.job import Job
from contributions.media.report import Report
from hitrecord.foundation.text import several_lines


def render(file: BinaryIO, job: Job, report: Report) -> None:
    limits = job.limits.writing
    report.step(1, 1, 0)
    text = clean(decoded(file.read(), job.decoder.name))
    if len(text) > limits.max_characters:
        raise Refused("too_many_characters", characters=len(text), limit=limits.max_characters)
    words = len(text.split())
    if words > limits.max_words:
        raise Refused("too_many_words", words=words, limit=limits.max_words)
    if not words:
        raise Refused("empty")
    Path(report.path("text")).write_bytes(text.encode())
    report.finished("text")
    report.done("writing", {"format": "TEXT", "word_count": words})


def decoded(raw: bytes, encoding: str) -> str:
    """Only the beginning was looked at before, so the rest may still say otherwise."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-16":
            raise Refused("not_text") from None
    return raw.decode("cp1252", "replace")


def clean(text: str) -> str:
    """NFC with plain line ends; without NUL, controls, lone surrogates and bidi overrides."""
    return unicodedata.normalize("NFC", several_lines(text.replace("\f", "\n\n")))
