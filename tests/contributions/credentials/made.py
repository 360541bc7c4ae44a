"""Works that went through the real pipeline: uploaded, processed, published, signed."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from contributions.credentials import incoming, signing
from contributions.models import DraftSource, Rendition, Signing, Version
from contributions.services.publishing import publish
from tests.contributions import making


def published(
    file: SimpleUploadedFile | None,
    *,
    by: str = "ada",
    title: str = "The fox",
    sources: dict[Version, str] | None = None,
    **fields: object,
) -> Version:
    draft = making.draft(by, title=title, all_mine=not sources, **fields)
    if file:
        media = making.processed(making.upload(draft, file))
        incoming.read(media.incoming.pk, timezone.now())
    for source, relation in (sources or {}).items():
        DraftSource.objects.create(draft=draft, source=source, relation=relation)
    return publish(draft=draft, by=draft.author, now=timezone.now())


def signed(file: SimpleUploadedFile | None, **fields: object) -> Version:
    version = published(file, **fields)  # type: ignore[arg-type]
    sign(version)
    return version


def sign(version: Version) -> Signing:
    row = Signing.objects.get(version=version)
    signing.sign(row.pk, timezone.now() + timedelta(seconds=1))
    row.refresh_from_db()
    return row


def data_of(version: Version, role: str) -> bytes:
    row = Rendition.objects.get(media__version=version, role=role)
    with row.file.open("rb") as file:
        return bytes(file.read())
