from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.contribution import Contribution
from contributions.models.language import LANGUAGES
from contributions.models.media import MediaFile
from contributions.models.version import Version


class TranscriptQuerySet(models.QuerySet["Transcript"]):
    def current(self) -> TranscriptQuerySet:
        return self.filter(closed_at=None)

    def default_first(self) -> TranscriptQuerySet:
        return self.order_by("-timed", "-is_default", "language", "id")

    def visible_to(self, user: Any) -> TranscriptQuerySet:
        """With the work it belongs to, while it is current; to its authors also what was before.
        A draft's only to whoever uploaded the file."""
        works = Contribution.objects.visible_to(user)
        shown = Q(media__version__contribution__in=works, closed_at=None)
        if user.is_authenticated:
            own = Version.objects.filter(authorships__person__user=user, contribution__in=works)
            shown |= Q(media__version__in=own) | Q(media__version=None, media__uploader=user)
        return self.filter(shown)


class Transcript(models.Model):
    """What is said or heard in a file, in one language: with times it is captions.

    It accompanies the file and may change after publication; every state of it stays as a row.
    `text` is WebVTT as contributions.domain.captions writes it, or plain paragraphs.
    """

    media = models.ForeignKey(MediaFile, on_delete=models.CASCADE, related_name="transcripts")
    language = models.CharField(_("Language"), max_length=16)
    timed = models.BooleanField()
    text = models.TextField(_("Text"))
    is_default = models.BooleanField(default=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = TranscriptQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["media", "language", "timed"],
                condition=Q(closed_at=None),
                name="a_file_has_one_transcript_per_language_and_form",
            ),
            models.UniqueConstraint(
                fields=["media"],
                condition=Q(closed_at=None, is_default=True),
                name="a_file_has_one_default_for_its_captions",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="a_transcript_is_closed_by_somebody_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="a_transcript_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.language} of {self.media_id}"

    def get_absolute_url(self) -> str:
        return reverse("captions", args=[self.media_id])

    @property
    def language_name(self) -> str:
        return dict(LANGUAGES).get(self.language, self.language)
