from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution, Poster, Thread
from projects.models.hidden import Hideable, hidden_by_somebody


class Phase(models.TextChoices):
    """The lifecycle of a project."""

    IDEA = "idea", _("Idea")
    OPEN = "open", _("Open")
    ASSEMBLING = "assembling", _("Assembling")
    IN_REVIEW = "in_review", _("In review")
    RELEASED = "released", _("Released")
    ARCHIVED = "archived", _("Archived")


TAKING_WORKS = (Phase.IDEA, Phase.OPEN, Phase.ASSEMBLING)
OVER = (Phase.RELEASED, Phase.ARCHIVED)


class ProjectQuerySet(models.QuerySet["Project"]):
    def shown(self) -> ProjectQuerySet:
        """What staff have not taken from view."""
        return self.filter(hidden_at=None)

    def led_by(self, user: Any) -> ProjectQuerySet:
        if not user.is_authenticated:
            return self.none()
        return self.filter(leads__user=user)

    def taking_works(self) -> ProjectQuerySet:
        return self.shown().filter(phase__in=TAKING_WORKS)

    def with_counts(self) -> ProjectQuerySet:
        open_calls = Q(calls__closed_at=None, calls__hidden_at=None)
        open_calls &= Q(calls__deadline__gt=timezone.now())
        shown = Q(submissions__decision="accepted")
        shown &= Q(submissions__version__contribution__withdrawn_at=None)
        return self.annotate(
            open_calls_count=Count("calls", filter=open_calls, distinct=True),
            accepted_count=Count("submissions__version__contribution", filter=shown, distinct=True),
        )


class Project(Hideable):
    """A shared undertaking that anyone may start. The picture that hangs on its `poster` shows;
    while there is none, the work that is its `cover`."""

    GIVES_WAY: ClassVar = {
        "title": _("A project that was taken from view"),
        "pitch": _("A moderator took this project from view."),
    }

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("Title"), max_length=120)
    pitch = models.TextField(_("Pitch"), max_length=2000)
    cover = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    poster = models.OneToOneField(
        Poster, on_delete=models.PROTECT, null=True, editable=False, related_name="project"
    )
    phase = models.CharField(max_length=12, choices=Phase, default=Phase.IDEA)
    thread = models.OneToOneField(Thread, on_delete=models.PROTECT, related_name="project")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="started_projects"
    )
    started_at = models.DateTimeField(default=timezone.now)
    origin = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="offshoots"
    )

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(phase__in=Phase.values), name="phase_of_a_project_is_known"
            ),
            models.CheckConstraint(
                condition=Q(origin=None) | Q(origin__lt=models.F("pk")),
                name="what_grew_from_a_project_is_younger",
            ),
            hidden_by_somebody("a_hidden_project_was_hidden_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("project", args=[self.slug])

    @property
    def takes_works(self) -> bool:
        return self.hidden_at is None and self.phase in TAKING_WORKS

    @property
    def is_over(self) -> bool:
        return self.phase in OVER


class PhaseChange(models.Model):
    """Who moved a project when, and why. The project's own phase is the last of these."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="phase_changes")
    phase = models.CharField(max_length=12, choices=Phase)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=280, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(phase="idea") | ~Q(reason=""),
                name="a_project_is_moved_for_a_reason",
                violation_error_message=_("Say in a few words why it moves on."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.phase}"


class Lead(models.Model):
    """Somebody who may ask, choose and finish."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="leads")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="leading"
    )
    since = models.DateTimeField(default=timezone.now)
    heard_at = models.DateTimeField(null=True, blank=True, editable=False)
    """When they last steered it, whatever they did: not everything leaves a row of its own."""

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "user"], name="a_member_leads_a_project_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} leads {self.project_id}"
