from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.contribution import Contribution

MOST_WORKS = 200
MOST_ALBUMS = 100
MOST_CURATORS = 12


class AlbumQuerySet(models.QuerySet["Album"]):
    def public(self) -> AlbumQuerySet:
        return self.filter(public_since__isnull=False, hidden_at=None, deleted_at=None)

    def standing(self) -> AlbumQuerySet:
        return self.filter(deleted_at=None)

    def thrown_away_by(self, user: Any) -> AlbumQuerySet:
        """Kept for a while, for whoever curated it alone."""
        mine = self.filter(curators__user=user, curators__accepted_at__isnull=False)
        return mine.filter(deleted_at__isnull=False)

    def curated_by(self, user: Any) -> AlbumQuerySet:
        if not user.is_authenticated:
            return self.none()
        mine = self.filter(curators__user=user, curators__accepted_at__isnull=False)
        return mine.standing()

    def seen_only_by(self, user: Any) -> AlbumQuerySet:
        """Private ones that nobody else curates."""
        others = AlbumCurator.objects.exclude(user=user).filter(accepted_at__isnull=False)
        mine = self.curated_by(user).filter(public_since=None, hidden_at=None)
        return mine.exclude(pk__in=others.values("album"))

    def visible_to(self, user: Any) -> AlbumQuerySet:
        """Public ones and one's own; somebody who is invited may look before they answer."""
        if not user.is_authenticated:
            return self.public()
        mine = self.filter(curators__user=user).values("pk")
        shown = self.filter(Q(public_since__isnull=False, hidden_at=None) | Q(pk__in=mine))
        return shown.standing()


class Album(models.Model):
    """Works that members hang beside each other, with a note for each."""

    title = models.CharField(_("Title"), max_length=120)
    text = models.CharField(_("What it is about"), max_length=500, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    public_since = models.DateTimeField(null=True, blank=True)
    # By staff: then nobody but its curators sees it, whether it is public or not.
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = AlbumQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hidden_at=None, hidden_by=None)
                | Q(hidden_at__isnull=False, hidden_by__isnull=False),
                name="a_hidden_album_was_hidden_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("album", args=[self.pk])


class AlbumCurator(models.Model):
    """Invited until they accept; whoever makes an album curates it from the first moment."""

    album = models.ForeignKey(Album, on_delete=models.CASCADE, related_name="curators")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="curating"
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["invited_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["album", "user"],
                name="a_member_curates_an_album_once",
                violation_error_message=_("They curate this album already, or are invited."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} curates {self.album_id}"


class AlbumItem(models.Model):
    """One work. What is taken out stays for a while, so that it can be put back where it hung."""

    album = models.ForeignKey(Album, on_delete=models.CASCADE, related_name="items")
    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="album_items"
    )
    note = models.CharField(_("Note"), max_length=280, blank=True)
    position = models.PositiveSmallIntegerField(_("Position"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["album", "contribution"],
                name="a_work_is_in_an_album_once",
                violation_error_message=_("This work is in the album already."),
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=MOST_WORKS),
                name="an_album_holds_at_most_200_works",
                violation_error_message=_("An album holds at most 200 works."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} in {self.album_id}"
