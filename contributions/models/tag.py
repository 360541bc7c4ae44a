from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TagQuerySet(models.QuerySet["Tag"]):
    def proper(self) -> TagQuerySet:
        """Without those that stand for another."""
        return self.filter(alias_of=None)

    def new(self) -> TagQuerySet:
        """Words of members that nobody of the staff has looked at."""
        return self.proper().filter(looked_at=None)

    def held(self, *, slugs: Iterable[str] = (), ids: Iterable[int] = ()) -> list[Tag]:
        """As they are once nobody is merging them: none becomes an alias, or stops being one, until
        this transaction ends. Those who put them into works do not wait for each other."""
        sql = (
            "SELECT * FROM contributions_tag WHERE slug = ANY(%s) OR id = ANY(%s)"
            " ORDER BY id FOR KEY SHARE"
        )
        return list(self.raw(sql, [list(slugs), list(ids)]))


class Tag(models.Model):
    """A word that works are found by. An alias carries no works: whoever types it gets the tag
    it stands for."""

    slug = models.SlugField(max_length=60, unique=True, allow_unicode=True)
    name = models.CharField(max_length=60)
    alias_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="aliases"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    looked_at = models.DateTimeField(null=True, editable=False)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [
            models.Index(
                fields=["made_at"],
                condition=Q(looked_at=None, alias_of=None),
                name="new_tags_in_order",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(alias_of=None) | ~Q(alias_of=F("pk")),
                name="a_tag_is_no_alias_of_itself",
                violation_error_message=_("A tag cannot stand for itself."),
            ),
            models.CheckConstraint(
                condition=Q(looked_at=None, looked_by=None)
                | Q(looked_at__isnull=False, looked_by__isnull=False),
                name="a_look_at_a_tag_has_a_time_and_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.slug])


class TagMerge(models.Model):
    """One tag became an alias of another, and what moved with it: all that undoing needs."""

    alias = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="merges")
    into = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")
    works = ArrayField(models.BigIntegerField(), help_text=_("that carried the alias"))
    gained = ArrayField(models.BigIntegerField(), help_text=_("that did not carry the tag before"))
    aliases = ArrayField(models.BigIntegerField(), help_text=_("that the alias had itself"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["alias"],
                condition=Q(undone_at=None),
                name="a_tag_is_merged_away_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.alias_id} into {self.into_id}"
