from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.digest import Digest
from accounts.models.notice import Notice
from accounts.models.patient import PatientQuerySet
from hitrecord.foundation.leases import Leased


class State(models.TextChoices):
    WAITING = "waiting", _("waits")
    SENT = "sent", _("sent")
    DIGEST = "digest", _("sent in a digest")
    BOUNCED = "bounced", _("came back: the address does not take it")
    NEEDLESS = "needless", _("not needed any more")
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
            State.NEEDLESS: Q(needless_at__isnull=False),
            State.GAVE_UP: over & Q(bounced_at=None, needless_at=None),
        }[self]


class DeliveryQuerySet(PatientQuerySet):
    def given_up(self) -> DeliveryQuerySet:
        """Which should have arrived and did not; those that came back too."""
        return self.filter(quarantined_at__isnull=False, needless_at=None)

    def alone(self) -> DeliveryQuerySet:
        """Which travel by themselves, not in a digest."""
        return self.filter(digest=None)


class MailDelivery(Leased):
    """The mail of a notice, alone or as a part of a digest: sent once, retried, and recorded as
    delivered. The notice itself is what was delivered on the site. Since
    `needless_at` nobody is to get it any more: they read it before, or it is gone, or they are."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="mail")
    digest = models.ForeignKey(
        Digest, on_delete=models.CASCADE, null=True, blank=True, related_name="parts"
    )
    bounced_at = models.DateTimeField(null=True, blank=True)
    needless_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "mail deliveries"
        constraints = [
            models.UniqueConstraint(fields=["notice"], name="a_person_is_mailed_an_event_once"),
            models.CheckConstraint(
                condition=Q(bounced_at=None) | Q(quarantined_at__isnull=False),
                name="a_mail_that_came_back_is_not_sent_again_by_itself",
            ),
            models.CheckConstraint(
                condition=Q(needless_at=None) | Q(quarantined_at__isnull=False, bounced_at=None),
                name="a_mail_nobody_needs_is_over_and_did_not_come_back",
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
        if self.needless_at:
            return State.NEEDLESS
        return State.GAVE_UP if self.quarantined_at else State.WAITING
