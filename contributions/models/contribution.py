from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Distance, Person, Viewing
from accounts.models.reason import read
from contributions.models.disclosure import USE_OF_AI_SAYS_HOW, Disclosed
from contributions.models.kind import Kind
from contributions.models.removal import (
    A_REMOVAL_SAYS_WHO_AND_WHY,
    A_REMOVED_WORK_IS_DOWN,
    unnamed,
)
from contributions.models.tag import Tag
from contributions.models.thread import Thread

CIRCLES = 4
"""In how many ways the wall is shuffled."""


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def published(self) -> ContributionQuerySet:
        return self.filter(current__isnull=False, withdrawn_at=None)

    def visible_to(self, user: Any) -> ContributionQuerySet:
        """Published works; a withdrawn one only for its authors."""
        mine = Q(pk__in=[])
        if user.is_authenticated:
            mine = Q(current__authorships__person__user=user)
        return self.filter(Q(current__isnull=False) & (Q(withdrawn_at=None) | mine)).distinct()

    def by(self, person: Person) -> ContributionQuerySet:
        return self.filter(current__authorships__person=person)

    def made_by(self, user: Any) -> ContributionQuerySet:
        """Of which this user is an author."""
        return self.filter(current__authorships__person__user=user)

    def suited_to(self, viewing: str) -> ContributionQuerySet:
        """Without mature works for whoever does not want to meet them in lists."""
        return self.filter(is_mature=False) if viewing == Viewing.HIDE else self

    def welcome_to(self, reader: Any) -> ContributionQuerySet:
        """Without works by anybody whom this reader mutes or blocks: for lists to find works in.
        Lineage, credits and profiles show them all the same."""
        if not reader.is_authenticated:
            return self
        kept_away = Distance.objects.filter(
            keeper=reader, other__person__authorships__version=OuterRef("current")
        )
        return self.exclude(Exists(kept_away))

    def newest_first(self) -> ContributionQuerySet:
        return self.order_by("-published_at", "-id")


class Contribution(Disclosed):
    """One work by one or more authors. What may change without a new version lives here."""

    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(_("Title"), max_length=140)
    alt_text = models.CharField(_("Alt text"), max_length=1000, blank=True)
    wish = models.TextField(_("What I would love others to do with this"), blank=True)
    process_note = models.TextField(_("How I made it"), blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="contributions")
    thread = models.OneToOneField(Thread, on_delete=models.PROTECT, related_name="contribution")
    current = models.OneToOneField(
        "contributions.Version",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_reason = models.TextField(blank=True)
    removed_title = models.CharField(max_length=140, blank=True)
    # What it was called, when the title itself had to go; other words stand in its place.

    objects = ContributionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-published_at", "-id"]),
            *(
                models.Index(
                    Func(F("id"), Value(number), function="hashint8extended"),
                    name=f"works_shuffled_{number}",
                )
                for number in range(CIRCLES)
            ),
        ]
        permissions = [("remove_contribution", "Can remove works and put them up again")]
        constraints = [
            USE_OF_AI_SAYS_HOW,
            A_REMOVAL_SAYS_WHO_AND_WHY,
            A_REMOVED_WORK_IS_DOWN,
            models.CheckConstraint(
                condition=Q(current=None, published_at=None)
                | Q(current__isnull=False, published_at__isnull=False),
                name="a_published_work_has_a_version_and_a_date",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="a_withdrawal_has_a_time_and_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("work", args=[self.pk])

    @property
    def unnamed(self) -> str:
        return unnamed(self.removed_at)

    @property
    def why_removed(self) -> str:
        return read(self.removed_reason)
