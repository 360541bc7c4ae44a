from __future__ import annotations

from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.domain.copyright import BY_THE_CLOCK, COUNTED, PENDING, Stage
from contributions.models.contribution import Contribution

NOTICE_LENGTH = 4000
_PENDING = [stage.value for stage in PENDING]
_WAITING = [stage.value for stage in BY_THE_CLOCK]
STAGES = [
    (Stage.RECEIVED.value, _("Received")),
    (Stage.REFUSED.value, _("Refused")),
    (Stage.FORWARDED.value, _("Forwarded to its authors")),
    (Stage.REMOVED.value, _("Taken down")),
    (Stage.COUNTERED.value, _("Counter-notice: waits for the claimant")),
    (Stage.RESTORED.value, _("Stands again")),
    (Stage.KEPT_DOWN.value, _("Stays down")),
]


class CopyrightNoticeQuerySet(models.QuerySet["CopyrightNotice"]):
    def pending(self) -> CopyrightNoticeQuerySet:
        return self.filter(stage__in=PENDING)

    def on_the_clock(self) -> CopyrightNoticeQuerySet:
        """Somebody has an answer to give, and a day until which they can."""
        return self.filter(due_at__isnull=False)

    def due(self, now: datetime) -> CopyrightNoticeQuerySet:
        return self.filter(due_at__lte=now)

    def stepped_since(self, moment: datetime) -> CopyrightNoticeQuerySet:
        """By staff, by an author or by the clock."""
        names = ("handled_at", "counter_at", "taken_down_at", "ended_at")
        return self.filter(reduce(or_, (Q(**{f"{name}__gt": moment}) for name in names)))

    def against(self, authors: models.QuerySet[models.Model]) -> CopyrightNoticeQuerySet:
        """What counts when the same people infringe again; each notice once."""
        people = self.filter(work__current__authorships__person__user__in=authors)
        return people.filter(stage__in=COUNTED).distinct()


class CopyrightNotice(models.Model):
    """Somebody states under good faith that a work here is theirs or their client's."""

    AUDITED_AS: ClassVar = "notice"

    work = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="copyright_notices"
    )
    claimant = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-mail address"))
    contact = models.CharField(_("Postal address or telephone"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    original = models.TextField(_("What is yours"), max_length=NOTICE_LENGTH)
    link = models.URLField(_("Where it can be seen"), max_length=500, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    stage = models.CharField(max_length=10, choices=STAGES, default=Stage.RECEIVED.value)
    due_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    handled_at = models.DateTimeField(null=True, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(max_length=NOTICE_LENGTH, blank=True)
    counter_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    counter_at = models.DateTimeField(null=True, blank=True)
    counter = models.TextField(_("Why it is yours"), max_length=NOTICE_LENGTH, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CopyrightNoticeQuerySet.as_manager()

    class Meta:
        ordering = ["received_at", "id"]
        permissions = [("handle_copyrightnotice", "Can handle copyright notices")]
        indexes = [models.Index(fields=["stage", "due_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(claimant="") & ~Q(email="") & ~Q(contact="") & ~Q(original=""),
                name="a_copyright_notice_says_who_and_what",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.RECEIVED.value, handled_by=None, handled_at=None, reason="")
                | (
                    ~Q(stage=Stage.RECEIVED.value)
                    & Q(handled_by__isnull=False, handled_at__isnull=False)
                    & ~Q(reason="")
                ),
                name="a_handled_notice_has_a_time_a_person_and_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=_WAITING, due_at__isnull=False)
                | (~Q(stage__in=_WAITING) & Q(due_at=None)),
                name="a_notice_that_waits_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(counter_by=None, counter_at=None, counter="")
                | (Q(counter_by__isnull=False, counter_at__isnull=False) & ~Q(counter="")),
                name="a_counter_notice_says_who_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[Stage.COUNTERED.value, Stage.KEPT_DOWN.value])
                | Q(counter_at__isnull=False),
                name="only_a_counter_notice_is_weighed",
            ),
            models.UniqueConstraint(
                "work",
                Lower("email"),
                condition=Q(stage__in=_PENDING),
                name="one_pending_notice_per_work_and_claimant",
            ),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}: {self.work}"

    def get_absolute_url(self) -> str:
        return reverse("counter_notice", args=[self.pk])

    @property
    def answer_until(self) -> datetime | None:
        """Until then silence says nothing: after it the work goes down, and once it is down, what
        waits may go to the others."""
        down_at = self.taken_down_at or self.handled_at
        if self.stage == Stage.REMOVED and down_at:
            return down_at + timedelta(days=settings.COPYRIGHT_ANSWER_DAYS)
        return self.due_at if self.stage == Stage.FORWARDED else None

    @property
    def is_over_but_down(self) -> bool:
        """It let the work go, which something else keeps down."""
        return self.stage == Stage.RESTORED and self.work.removed_at is not None

    @property
    def can_be_countered(self) -> bool:
        return self.stage in (Stage.FORWARDED, Stage.REMOVED)
