"""What the decoder's word changes in the rows around a file, once it has spoken.

A work's kind is its main file's kind. At publication the decoder may still be working: then the
kind guessed from the first bytes stands, and is put right here. Words of an uploaded text become
the version's text in the same way, only while that is still empty.
"""

from __future__ import annotations

from django.utils import timezone

from accounts.models import Person
from contributions import typesetting
from contributions.credentials import orders as credentials
from contributions.models import Contribution, MediaFile, Version
from contributions.models.kind import Kind, Layout
from contributions.models.media import main_of
from contributions.printing import orders

TEXT = "text"


def settle(media: MediaFile) -> None:
    """Call inside the transaction that finishes the processing."""
    if media.portrait_of_id:
        _hang(media, media.portrait_of_id)
    if media.poster_id:
        for earlier in MediaFile.objects.filter(poster=media.poster_id, pk__lt=media.pk):
            earlier.discard()
    if media.is_of_a_work:
        credentials.order_reading(media=media)
    if media.version_id and is_main(media):
        _settle_version(media, media.version_id)
    if media.version is not None:
        credentials.order(version=media.version, now=timezone.now())


def is_main(media: MediaFile) -> bool:
    return main_of(MediaFile.objects.filter(version=media.version_id)) == media


def words_of(media: MediaFile) -> str:
    """The clean text of an uploaded writing, "" while there is none."""
    rendition = media.renditions.filter(role=TEXT).first()
    if rendition is None:
        return ""
    with rendition.file.open("rb") as file:
        return str(file.read().decode())


def layout_of(media: MediaFile, said: str) -> str:
    """A name that ends in .fountain says more than the form, where nobody may have looked."""
    is_fountain = media.display_name.lower().endswith(".fountain")
    return Layout.SCREENPLAY.value if is_fountain else said


def _settle_version(media: MediaFile, version_id: int) -> None:
    Contribution.objects.filter(current=version_id).exclude(kind=media.kind).update(kind=media.kind)
    if media.kind != Kind.WRITING:
        return
    for version in Version.objects.filter(pk=version_id, text=""):
        text, layout = words_of(media), layout_of(media, version.layout)
        made = typesetting.typeset(text, layout)
        Version.objects.filter(pk=version_id, text="").update(
            text=text,
            html=made.html,
            parts=made.parts,
            layout=layout,
            word_count=typesetting.count_words(text),
        )
        orders.order(version=Version.objects.get(pk=version_id))


def _hang(media: MediaFile, person_id: int) -> None:
    """The newest portrait wins, whichever is processed last."""
    pictures = media.renditions.filter(role__startswith="image-", content_type="image/webp")
    portrait = pictures.order_by("width").first()
    newer = MediaFile.objects.filter(portrait_of=person_id, pk__gt=media.pk)
    if portrait is None or newer.filter(processing__finished_at__isnull=False).exists():
        return
    Person.objects.filter(pk=person_id).update(avatar=portrait.file.name)
