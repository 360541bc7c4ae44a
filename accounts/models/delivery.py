from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.digest import Digest
from accounts.models.notice import Notice
from hitrecord.foundation.leases import Leased, LeasedQuerySet


class State(models.TextChoices):
    WAITING = "waiting", _("waits")
    SENT = "sent", _("sent")
    DIGEST = "digest", _("sent in a digest")
    BOUNCED = "bounced", _("came back: the address does not take it")
    GAVE_UP = "gave_up", _("given up")

    @property
    def condition(self) -> Q:
        """Which rows are in it."""
        open_, over = Q(finished_at=None, quarantined_at=None), Q(quarantined_at__isnull=False)
        return {
            State.WAITING: open_,
            State.SENT: Q(finished_at__isnull=False, digest=None),
            State.DIGEST: Q(finished_at__isnull=False, digest__isnull=False),
            State.BOUNCED: Q(bounced_at__isnull=False),
            State.GAVE_UP: over & Q(bounced_at=None),
        }[self]


class DeliveryQuerySet(LeasedQuerySet):
    def alone(self) -> DeliveryQuerySet:
        """Which travel by themselves, not in a digest."""
        return self.filter(digest=None)


class MailDelivery(Leased):
    """The mail of a notice, alone or as a part of a digest: sent once, retried, and recorded as
    delivered. The notice itself is what was delivered on the site."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="mail")
    digest = models.ForeignKey(
        Digest, on_delete=models.CASCADE, null=True, blank=True, related_name="parts"
    )
    bounced_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "mail deliveries"
        constraints = [
            models.UniqueConstraint(fields=["notice"], name="a_person_is_mailed_an_event_once"),
            models.CheckConstraint(
                condition=Q(bounced_at=None) | Q(quarantined_at__isnull=False),
                name="a_mail_that_came_back_is_not_sent_again_by_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"mail of notice {self.notice_id}"

    @property
    def delivered_at(self) -> datetime | None:
        return self.finished_at

    @property
    def state(self) -> State:
        if self.finished_at:
            return State.DIGEST if self.digest_id else State.SENT
        if self.bounced_at:
            return State.BOUNCED
        return State.GAVE_UP if self.quarantined_at else State.WAITING
