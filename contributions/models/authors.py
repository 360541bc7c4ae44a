"""Who is to be named as the author of a draft: asked, and only with their consent."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Deferrable, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Person
from contributions.models.draft import Draft

ROLE_LENGTH = 80
LINE_LENGTH = 280


class Answer(models.TextChoices):
    WAITING = "", _("asked, no answer yet")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    LEFT = "left", pgettext_lazy("a co-author", "left")
    TAKEN_BACK = "taken_back", _("taken back")


class DraftAuthorQuerySet(models.QuerySet["DraftAuthor"]):
    def named(self) -> DraftAuthorQuerySet:
        return self.filter(answer=Answer.ACCEPTED)

    def waiting(self) -> DraftAuthorQuerySet:
        return self.filter(answer=Answer.WAITING)

    def standing(self) -> DraftAuthorQuerySet:
        """Asked or named: who sees the draft."""
        return self.filter(answer__in=[Answer.WAITING, Answer.ACCEPTED])

    def of(self, user: Any) -> DraftAuthorQuerySet:
        return self.filter(person__user=user)


class DraftAuthor(models.Model):
    """One author of a draft, in order; becomes an Authorship at publication. The draft's own
    author has a row too, once there are others or a role. `is_carried` is who was an author of
    the version before: they are not asked again, and only they can take their name off."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="draft_authorships")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(_("Role"), max_length=ROLE_LENGTH, blank=True)
    is_carried = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.WAITING, blank=True)
    answered_at = models.DateTimeField(null=True)
    line = models.CharField(_("A line to go with it"), max_length=LINE_LENGTH, blank=True)

    objects = DraftAuthorQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "person"], name="a_person_is_asked_for_a_draft_in_one_row"
            ),
            models.UniqueConstraint(
                fields=["draft", "position"],
                name="authors_of_a_draft_are_ordered",
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(answer__in=Answer.values), name="an_answer_to_a_draft_is_known"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_answer_to_a_draft_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for draft {self.draft_id}: {self.answer or 'waiting'}"

    def get_absolute_url(self) -> str:
        return reverse("invitation", args=[self.pk])
