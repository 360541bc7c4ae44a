from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ROLE_LENGTH = 150
REASON_LENGTH = 280


class RoleChangeQuerySet(models.QuerySet["RoleChange"]):
    def waiting(self) -> Self:
        return self.filter(decided_at=None)


class RoleChange(models.Model):
    """One superuser asks to give or take a role, another does it or not. Who asked may take the
    request back, which is a no as well."""

    AUDITED_AS: ClassVar = "change"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_changes"
    )
    role = models.CharField(_("Role"), max_length=ROLE_LENGTH)
    gives = models.BooleanField(_("Given"))
    reason = models.CharField(_("Reason"), max_length=REASON_LENGTH)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed = models.BooleanField(null=True, blank=True)
    answer = models.CharField(max_length=REASON_LENGTH, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = RoleChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(role=""), name="a_change_of_role_says_which_and_why"
            ),
            models.CheckConstraint(
                condition=Q(confirmed=None, decided_by=None, decided_at=None, answer="")
                | Q(confirmed__isnull=False, decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(answer=""),
                name="a_change_of_role_is_decided_by_somebody_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(confirmed=True)
                | ~Q(decided_by=F("asked_by")) & ~Q(decided_by=F("user")),
                name="a_role_is_confirmed_by_another_superuser",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(decided_at=None),
                name="one_open_request_about_one_role",
            ),
        ]

    def __str__(self) -> str:
        verb = _("give %(role)s to %(who)s") if self.gives else _("take %(role)s from %(who)s")
        return verb % {"role": self.role, "who": self.user}
