from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.contribution import Contribution


class EditedField(models.TextChoices):
    """What belongs to a work and not to a version."""

    TITLE = "title", _("Title")
    TAGS = "tags", _("Tags")
    ALT_TEXT = "alt_text", _("Alt text")
    PICTURE_ALT = "picture_alt", _("Alt text of a picture")
    WISH = "wish", _("What I would love others to do with this")
    PROCESS_NOTE = "process_note", _("How I made it")
    AI_USE = "ai_use", _("AI use")
    AI_NOTE = "ai_note", _("How AI was used")
    MAY_TRAIN = "may_train", _("AI may be trained with this work")
    IS_MATURE = "is_mature", _("Mature content")
    MATURE_NOTE = "mature_note", _("What to expect")


class Edit(models.Model):
    """One field of a published work that was changed: by whom, when, and what stood there before.
    Rows are only ever added."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="edits")
    field = models.CharField(max_length=20, choices=EditedField)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(before=F("after")), name="an_edit_changes_a_field"),
            models.CheckConstraint(
                condition=Q(field__in=EditedField.values), name="an_edited_field_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.contribution_id}"
