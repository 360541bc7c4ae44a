from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.contribution import Contribution
from contributions.models.draft import Draft
from contributions.models.media import MediaFile
from contributions.models.version import Version


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def unanswered(self) -> SuggestionQuerySet:
        return self.filter(answer="")

    def published_by(self, user: Any) -> SuggestionQuerySet:
        """What is still asked about works that this user is an author of."""
        mine = Q(draft__version__contribution__current__authorships__person__user=user)
        return self.filter(mine).select_related("draft__version__contribution", "work")

    def about(self, work: Contribution | int) -> SuggestionQuerySet:
        """Of every draft of that work, published or not."""
        return self.filter(Q(draft__contribution=work) | Q(draft__version__contribution=work))


class Suggestion(models.Model):
    """ "Looks like …, did you build on it?": asked of a draft's authors and shown to nobody else.
    `evidence` says where to look (`from_ms`, `here_ms`, `words`, `quote`), `media` in which file.
    """

    class Reason(models.TextChoices):
        PICTURE = "picture", _("looks the same")
        MIRRORED = "mirrored", _("looks the same, mirrored")
        SOUND = "sound", _("sounds the same")
        PASSAGE = "passage", _("shares a passage")
        CREDENTIALS = "credentials", _("is named in the file's Content Credentials")

    class Answer(models.TextChoices):
        NAMED = "named", _("named as a source")
        DISMISSED = "dismissed", _("not built on")

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="suggestions")
    work = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    media = models.ForeignKey(
        MediaFile, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=12, choices=Reason)
    strength = models.PositiveSmallIntegerField(default=50, help_text=_("0 to 100"))
    evidence: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        default=dict, blank=True
    )
    created_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["-strength", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "work"], name="a_work_is_suggested_once_per_draft"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="an_answer_to_a_suggestion_has_a_time_and_a_person",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", "named", "dismissed"]),
                name="answer_to_a_suggestion_is_known",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=["picture", "mirrored", "sound", "passage", "credentials"]),
                name="reason_of_a_suggestion_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work_id} suggested for {self.draft_id}"
