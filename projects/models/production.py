from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from contributions.models import Contribution, Version
from projects.models.plan import LONGEST, Measure
from projects.models.project import Project


class ProductionQuerySet(models.QuerySet["Production"]):
    def released(self) -> ProductionQuerySet:
        """And not taken from view together with its project."""
        return self.filter(released_at__isnull=False, project__hidden_at=None)

    def visible_to(self, user: Any) -> ProductionQuerySet:
        """Released ones; while it is built, for the project's leads and the staff."""
        if getattr(user, "sees_as_staff", False):
            return self.all()
        mine = Q(project__leads__user=user) if user.is_authenticated else Q(pk__in=[])
        shown = self.filter(project__hidden_at=None)
        return shown.filter(Q(released_at__isnull=False) | mine).distinct()


class Production(models.Model):
    """The finished work of a project. `final` is an ordinary contribution by the leads."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="production")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("Title"), max_length=120)
    summary = models.CharField(_("Summary"), max_length=280, blank=True)
    final = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, null=True, blank=True, related_name="productions"
    )
    measure = models.CharField(
        _("Measured in"), max_length=5, choices=Measure, default=Measure.TIME
    )
    released_at = models.DateTimeField(null=True, blank=True)

    objects = ProductionQuerySet.as_manager()

    class Meta:
        ordering = ["-released_at", "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("production", args=[self.slug])


class Piece(models.Model):
    """A part of the production on its cue sheet; points say what it weighs."""

    production = models.ForeignKey(Production, on_delete=models.PROTECT, related_name="pieces")
    title = models.CharField(_("Title"), max_length=120)
    points = models.PositiveIntegerField(_("Points"))
    reason = models.CharField(_("Reason for the points"), max_length=280, blank=True)
    position = models.PositiveSmallIntegerField(_("Position"))

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(points__gte=1, points__lte=1_000_000),
                name="points_of_a_piece_are_1_to_1000000",
                violation_error_message=_("Points are between 1 and 1,000,000."),
            ),
            models.UniqueConstraint(
                fields=["production", "position"],
                name="pieces_of_a_production_are_ordered",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Credit(models.Model):
    """A version in a piece, or a person credited for something that is not an upload.

    From `begins` until `ends`, like a place of the plan: milliseconds, or pages turned.
    """

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="credits")
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="credits"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="credits"
    )
    role = models.CharField(_("Role"), max_length=80)
    place = models.CharField(
        _("Place"), max_length=80, blank=True, help_text=_("in words: inside covers")
    )
    begins = models.PositiveIntegerField(_("In"), null=True, blank=True)
    ends = models.PositiveIntegerField(_("Out"), null=True, blank=True)
    points = models.PositiveIntegerField(_("Points"))
    reason = models.CharField(_("Reason for the points"), max_length=280, blank=True)
    position = models.PositiveSmallIntegerField(_("Position"))

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(version=None, person__isnull=False)
                | Q(version__isnull=False, person=None),
                name="a_credit_names_a_version_or_a_person",
                violation_error_message=_("A credit names either a version or a person."),
            ),
            models.CheckConstraint(
                condition=Q(points__lte=1_000_000),
                name="points_of_a_credit_are_0_to_1000000",
                violation_error_message=_("Points are between 0 and 1,000,000."),
            ),
            models.CheckConstraint(
                condition=Q(begins=None, ends=None)
                | Q(begins__isnull=False, ends__isnull=False)
                & Q(ends__gt=F("begins"), ends__lte=LONGEST[Measure.TIME]),
                name="a_credit_ends_after_it_begins",
                violation_error_message=_("It has to end after it begins."),
            ),
            models.UniqueConstraint(
                fields=["piece", "position"],
                name="credits_of_a_piece_are_ordered",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.version or self.person}"
