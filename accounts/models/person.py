from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.storage.base import Storage
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def new_key() -> str:
    """A public id that says nothing about its owner and never changes."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


def renditions() -> Storage:
    return storages["renditions"]


class PersonQuerySet(models.QuerySet["Person"]):
    def names_of(self, user: Any) -> PersonQuerySet:
        """Theirs, and each that they claimed: of somebody credited without an account."""
        return self.filter(Q(user=user) | Q(claimed_by__user=user))


class Person(models.Model):
    """Who is credited: outlives the user, and need not have one."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    credit_name = models.CharField(_("Credit name"), max_length=80)
    avatar = models.FileField(storage=renditions, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
    )
    claimed_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    """Who they turned out to be, for somebody who was credited without an account."""

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.credit_name

    def get_absolute_url(self) -> str:
        """The profile, of whoever claimed the name too, or "" for a person without an account."""
        known = self if self.user_id else self.claimed_by
        return known.user.get_absolute_url() if known and known.user else ""

    @property
    def avatar_url(self) -> str:
        return self.avatar.url if self.avatar else ""
