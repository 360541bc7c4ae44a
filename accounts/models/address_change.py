from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

LINKS_COUNT = timedelta(days=3)


class AddressChangeQuerySet(models.QuerySet["AddressChange"]):
    def open(self, now: datetime) -> Self:
        rows = self.filter(finished_at=None, stopped_at=None)
        return rows.filter(begun_at__gt=now - LINKS_COUNT)


class AddressChange(models.Model):
    """From one e-mail address to another, once both have said yes. Until then everything goes to
    the old one, so whoever sits at somebody else's open session cannot take the account away.

    An old address that takes no mail cannot answer: then the new one is enough."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="address_changes"
    )
    old = models.EmailField()
    new = models.EmailField()
    old_takes_no_mail = models.BooleanField(default=False)
    begun_at = models.DateTimeField(default=timezone.now)
    old_agreed_at = models.DateTimeField(null=True, blank=True)
    new_agreed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = AddressChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(finished_at=None, stopped_at=None),
                name="a_member_changes_one_address_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None)
                | Q(new_agreed_at__isnull=False)
                & (Q(old_agreed_at__isnull=False) | Q(old_takes_no_mail=True)),
                name="an_address_changes_when_both_agreed",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(stopped_at=None),
                name="a_change_of_address_is_finished_or_stopped",
            ),
        ]

    def __str__(self) -> str:
        return f"change of address {self.pk}"

    @property
    def is_agreed(self) -> bool:
        return bool(self.new_agreed_at and (self.old_agreed_at or self.old_takes_no_mail))

    def is_over(self, now: datetime) -> bool:
        """Its links do nothing any more."""
        return bool(self.stopped_at) or self.begun_at <= now - LINKS_COUNT
