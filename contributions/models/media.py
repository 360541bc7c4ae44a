from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.storage.base import Storage
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, ProfileRemoval
from contributions.models.draft import Draft
from contributions.models.kind import Kind
from contributions.models.poster import Poster
from contributions.models.version import Version
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.leases import Leased, LeasedQuerySet


def originals() -> Storage:
    return storages["originals"]


def renditions() -> Storage:
    return storages["renditions"]


UNMOVED = 1000
"""The place of a file that nobody has moved: behind those that were, in order of arrival."""


def main_of(files: Iterable[MediaFile]) -> MediaFile | None:
    """The work itself among the files of a draft or a version."""
    return next((media for media in files if not media.is_extra), None)


def original_name(media: MediaFile, filename: str) -> str:
    """Names in storage are ours; the member's name is only displayed."""
    return f"{uuid.uuid4().hex}.bin"


def _owned_by(owner: str) -> Q:
    owners = ("draft", "version", "portrait_of", "poster")
    return Q(**{f"{each}__isnull": each != owner for each in owners})


class MediaFile(models.Model):
    """An uploaded file: first of a draft, from publication on of a version (never changed), or the
    portrait of a person, or a picture on a poster, with `alt_text` and `is_mature`, as a work has;
    a picture among others has an `alt_text` of its own, or else that of the work. `kind` is what
    the first bytes say until the decoder has spoken; `facts` (width, height, duration_ms, …) come
    from the decoder. The first file is the main one; an extra file never is: without a kind it is
    kept as it came, and never opened. `discreet_sha256` is that of the bytes others get
    (contributions.media.discreet), "" when they get it as it came, or while nobody has looked (it
    has no `blanking` then).
    """

    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="uploads"
    )
    draft = models.ForeignKey(
        Draft, on_delete=models.CASCADE, null=True, blank=True, related_name="files"
    )
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="files"
    )
    portrait_of = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="portraits"
    )
    poster = models.ForeignKey(
        Poster, on_delete=models.CASCADE, null=True, blank=True, related_name="files"
    )
    original = models.FileField(storage=originals, upload_to=original_name)
    display_name = models.CharField(max_length=200)
    label = models.CharField(_("Label"), max_length=80, blank=True)
    alt_text = models.CharField(_("Alt text"), max_length=1000, blank=True)
    is_mature = models.BooleanField(default=False)
    size = models.PositiveBigIntegerField(help_text=_("bytes"))
    sha256 = models.CharField(max_length=64, db_index=True)
    discreet_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind, blank=True)
    position = models.PositiveIntegerField(default=UNMOVED)
    is_extra = models.BooleanField(default=False)
    facts: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        default=dict, blank=True
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["is_extra", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=_owned_by("draft")
                | _owned_by("version")
                | _owned_by("portrait_of")
                | _owned_by("poster"),
                name="a_file_belongs_to_a_draft_a_version_a_person_or_a_poster",
            ),
            models.CheckConstraint(
                condition=Q(poster=None) | ~Q(alt_text=""),
                name="a_picture_on_a_poster_says_what_is_on_it",
                violation_error_message=_("Say in a sentence what can be seen on it."),
            ),
            models.CheckConstraint(
                condition=Q(is_mature=False) | Q(poster__isnull=False),
                name="only_a_file_on_a_poster_is_mature_by_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def is_of_a_work(self) -> bool:
        """A face and a poster are nobody's source, and are compared with nothing."""
        return self.portrait_of_id is None and self.poster_id is None

    def discard(self) -> None:
        """With what was made of it. The bytes go once that is committed, not before."""
        files = [self.original, *(made.file for made in self.renditions.all())]
        names = [(file.storage, str(file.name)) for file in files]
        self.delete()
        for storage, name in names:
            afterwards(storage.delete, name)

    @property
    def preview(self) -> dict[str, Rendition]:
        """What a small look at the file can show by now: image, sound, film, or only its wave."""
        made = sorted(self.renditions.all(), key=lambda each: each.width or 0)
        first = {
            "image": ("image/webp", "image/jpeg"),
            "sound": ("audio/mpeg", "audio/mp4"),
            "film": ("video/mp4",),
            "wave": ("image/svg+xml",),
        }
        found = {
            name: next((each for each in made if each.content_type in types), None)
            for name, types in first.items()
        }
        return {name: each for name, each in found.items() if each is not None}


class ProcessingQuerySet(LeasedQuerySet):
    def set_aside(self) -> Self:
        """After three attempts nobody knows why; somebody should look."""
        return self.filter(quarantined_at__isnull=False, is_final=False)

    def again(self, now: datetime) -> int:
        """What ended without a result is due once more, with all attempts anew; how many were."""
        return self.filter(quarantined_at__isnull=False).update(
            quarantined_at=None,
            is_final=False,
            lease_until=None,
            lease_token=None,
            attempts=0,
            due_at=now,
            reason="",
            percent=0,
        )


class Processing(Leased):
    """The background work that turns an original into renditions. It fails (`is_final`) when the
    same bytes would fail again, and is quarantined when three attempts broke off."""

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        WORKING = "working", _("working")
        READY = "ready", _("ready")
        FAILED = "failed", _("failed")
        QUARANTINED = "quarantined", _("quarantined")

    media = models.OneToOneField(MediaFile, on_delete=models.CASCADE, related_name="processing")
    step = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    is_final = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ProcessingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__lte=100), name="progress_is_at_most_100_percent"
            ),
            models.CheckConstraint(
                condition=Q(is_final=False) | Q(quarantined_at__isnull=False),
                name="only_what_has_failed_has_failed_for_good",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(quarantined_at=None),
                name="processing_is_not_both_ready_and_failed",
            ),
        ]

    def __str__(self) -> str:
        return f"processing of {self.media_id}"

    @property
    def state(self) -> Processing.State:
        if self.finished_at:
            return self.State.READY
        if self.quarantined_at:
            return self.State.FAILED if self.is_final else self.State.QUARANTINED
        return self.State.WORKING if self.lease_token else self.State.QUEUED

    @property
    def failed_at(self) -> datetime | None:
        return self.quarantined_at


def rendition_name(rendition: Rendition, filename: str) -> str:
    """Unguessable, so that a private draft's picture stays private."""
    return f"{uuid.uuid4().hex}/{filename}"


class RenditionQuerySet(models.QuerySet["Rendition"]):
    def open(self) -> RenditionQuerySet:
        """Of published works, of faces and of posters of projects: everybody may see them, unless
        staff took them from view."""
        shown = Q(media__version__isnull=False, media__version__contribution__withdrawn_at=None)
        removed = ProfileRemoval.objects.exclude(avatar="").values("avatar")
        taken = Rendition.objects.filter(media=OuterRef("media"), file__in=removed)
        faces = Q(media__portrait_of__isnull=False) & Q(~Exists(taken))
        posters = Q(media__poster__isnull=False, media__poster__project__hidden_at=None)
        return self.filter(shown | faces | posters)

    def seen_by(self, user: Any) -> RenditionQuerySet:
        """While they are not open: by who uploaded the file, by the authors of its work, and by
        who is asked to become one."""
        if not user.is_authenticated:
            return self.none()
        authors = Q(media__version__contribution__current__authorships__person__user=user)
        asked = Q(media__draft__in=Draft.objects.shared_with(user).values("pk"))
        return self.filter(Q(media__uploader=user) | authors | asked)


class Rendition(models.Model):
    """A file made from an original on a fresh canvas; the only thing ever served inline."""

    media = models.ForeignKey(MediaFile, on_delete=models.CASCADE, related_name="renditions")
    role = models.CharField(max_length=30)
    file = models.FileField(storage=renditions, upload_to=rendition_name)
    content_type = models.CharField(max_length=60)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    size = models.PositiveBigIntegerField(help_text=_("bytes"))

    objects = RenditionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["file"])]
        constraints = [
            models.UniqueConstraint(
                fields=["media", "role"], name="a_file_has_one_rendition_per_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.media_id}"

    @property
    def address(self) -> str:
        """Where the site asks who is looking; for what not everybody may see."""
        return reverse("file", args=[self.file.name])
