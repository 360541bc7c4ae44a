"""What tests about making works need: small files, drafts, forms as a browser sends them."""

from __future__ import annotations

import io
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from contributions.media.process import process
from contributions.models import Draft, MediaFile
from contributions.queries.draft_stamp import stamp_of
from contributions.services import uploads
from tests import builders


def picture_bytes(size: tuple[int, int] = (400, 300), form: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(buffer, form)
    return buffer.getvalue()


def picture(name: str = "fox.png", size: tuple[int, int] = (400, 300)) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture_bytes(size), "image/png")


def words(name: str = "poem.txt", text: str = "They built me to stand.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(), "text/plain")


def draft(name: str = "ada", **fields: object) -> Draft:
    """A draft that is ready to be published, unless told otherwise."""
    ready: dict[str, object] = {
        "author": builders.user(name),
        "title": "The fox",
        "text": "A fox walks over the pier.",
        "all_mine": True,
    }
    return Draft.objects.create(**(ready | fields))


def seen(draft: Draft) -> dict[str, str]:
    """What the form of a draft's page says it showed, when it was opened right now."""
    return {"seen": stamp_of(draft)}


def upload(to: Draft, file: SimpleUploadedFile | None = None) -> MediaFile:
    return uploads.receive(draft=to, uploader=to.author, file=file or picture())


def processed(media: MediaFile) -> MediaFile:
    process(media.processing.pk)
    return MediaFile.objects.select_related("processing").get(pk=media.pk)


def stored(media: MediaFile) -> Path:
    return Path(media.original.path)
