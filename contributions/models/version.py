from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Accord, Person
from contributions.models.contribution import Contribution
from contributions.models.kind import Layout, Relation
from contributions.models.licence import Licensed, is_known

NOTE_LENGTH = 280


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, user: Any) -> VersionQuerySet:
        """With the work they are states of."""
        return self.filter(contribution__in=Contribution.objects.visible_to(user))


class Version(Licensed):
    """An immutable state of a contribution. The row is inserted at publication, never before:
    its id is its place in time, and lineage is acyclic because sources have smaller ids.
    `parts` say where a page of `html` begins and ends; empty for what is one page."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    html = models.TextField(blank=True, editable=False)
    layout = models.CharField(max_length=10, choices=Layout, default=Layout.PROSE)
    parts: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        default=list, blank=True, editable=False
    )
    word_count = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(default=timezone.now)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "number"], name="versions_of_a_work_are_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(layout__in=Layout.values), name="layout_of_a_version_is_known"
            ),
            is_known("licence_of_a_version_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.contribution} (version {self.number})"

    def get_absolute_url(self) -> str:
        return reverse("version", args=[self.contribution_id, self.number])

    @property
    def is_one_of_several(self) -> bool:
        """So that its number says something. Its work is read with it."""
        return self.number > 1 or self.contribution.current_id != self.pk


class Authorship(models.Model):
    """One author of a version, in order."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="authorships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="authorships")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person"], name="a_person_is_author_of_a_version_once"
            ),
            models.UniqueConstraint(
                fields=["version", "position"], name="authors_of_a_version_are_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} of version {self.version_id}"


class Source(models.Model):
    """This version (derivative) was made from that version (source). `accord` is the one that was
    in force when the edge was made: the database fills it in."""

    derivative = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="source_edges")
    source = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="derivative_edges")
    relation = models.CharField(max_length=16, choices=Relation)
    note = models.CharField(_("Thank-you note"), max_length=NOTE_LENGTH, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    accord = models.ForeignKey(
        Accord, on_delete=models.PROTECT, to_field="number", editable=False, related_name="+"
    )

    class Meta:
        ordering = ["source_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__lt=F("derivative")),
                name="source_is_older_than_derivative",
                violation_error_message=_("A source has to be older than what was made from it."),
            ),
            models.UniqueConstraint(
                fields=["derivative", "source"],
                name="a_source_is_named_once_per_version",
                violation_error_message=_("This source is already named."),
            ),
            models.CheckConstraint(
                condition=Q(relation__in=Relation.values), name="relation_of_a_source_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.derivative_id} {self.relation} {self.source_id}"
