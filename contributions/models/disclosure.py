from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class AiUse(models.TextChoices):
    """What the author says. Nothing said is a fourth answer: nobody is made to swear to anything
    by a default, and nobody is kept from publishing by a question they cannot answer yet."""

    NONE = "none", _("No AI was used")
    HELPED = "helped", _("AI helped")
    MADE = "made", _("AI made it")


AI_NOTE_LENGTH = 300
MATURE_NOTE_LENGTH = 140
DISCLOSURES = ("ai_use", "ai_note", "may_train", "is_mature", "mature_note")


class Disclosed(models.Model):
    """What an author says about a work for those who meet it: people, programs, the young."""

    ai_use = models.CharField(_("AI use"), max_length=10, choices=AiUse, blank=True)
    ai_note = models.CharField(_("How AI was used"), max_length=AI_NOTE_LENGTH, blank=True)
    may_train = models.BooleanField(_("AI may be trained with this work"), default=False)
    is_mature = models.BooleanField(_("Mature content"), default=False)
    mature_note = models.CharField(_("What to expect"), max_length=MATURE_NOTE_LENGTH, blank=True)

    class Meta:
        abstract = True

    @property
    def owes_an_ai_note(self) -> bool:
        return self.ai_use in {AiUse.HELPED, AiUse.MADE} and not self.ai_note.strip()


USE_OF_AI_SAYS_HOW = models.CheckConstraint(
    condition=Q(ai_use__in=["", AiUse.NONE])
    | (Q(ai_use__in=[AiUse.HELPED, AiUse.MADE]) & ~Q(ai_note="")),
    name="a_use_of_ai_is_known_and_says_how",
    violation_error_message=_("Say in a few words how AI was used."),
)
