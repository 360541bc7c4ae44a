from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.kind import Relation
from contributions.models.thread import Thread
from contributions.models.version import Source, Version

DISPUTE_LENGTH = 4000
REASON_LENGTH = 1000


class About(models.TextChoices):
    """What is wrong with a thread between two versions. A claim is about one that is missing."""

    NOT_MADE = "not_made", _("This is not made from mine")
    RELATION = "relation", _("It was made from mine, but in another way")
    MISSING = "missing", _("A source is missing")


class Outcome(models.TextChoices):
    """How a dispute ended; "" while it is open."""

    UPHELD = "upheld", _("Upheld")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Taken back")


class DisputeQuerySet(models.QuerySet["Dispute"]):
    def open(self) -> DisputeQuerySet:
        return self.filter(outcome="")

    def touching(self, versions: models.QuerySet[Version]) -> DisputeQuerySet:
        return self.filter(Q(derivative__in=versions) | Q(source__in=versions))

    def for_reading(self) -> DisputeQuerySet:
        """With both works, so that a list is one statement."""
        return self.select_related(
            "derivative__contribution",
            "source__contribution",
            "raised_by__person",
            "decided_by__person",
            "appeal_of",
        ).defer("derivative__text", "derivative__html", "source__text", "source__html")


class Dispute(models.Model):
    """Somebody says that what `derivative` was made from is not what the record says.

    `relation` is what they say instead; empty when they say there is none. Only `edge` is frozen
    while it is open. Sources never change: what was upheld last stands over them (Standing).
    `appeal_of` is a decision against the same person, which another one is to look at again.
    """

    about = models.CharField(max_length=10, choices=About)
    derivative = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="disputes")
    source = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="disputes_of_use")
    edge = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="disputes"
    )
    relation = models.CharField(max_length=16, choices=Relation, blank=True)
    words = models.TextField(_("What is wrong"), max_length=DISPUTE_LENGTH)
    evidence = models.TextField(_("How it can be seen"), max_length=DISPUTE_LENGTH, blank=True)
    link = models.URLField(_("Link"), max_length=500, blank=True)
    appeal_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="appeals"
    )
    thread = models.OneToOneField(Thread, on_delete=models.PROTECT, related_name="dispute")
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="disputes"
    )
    raised_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("Reason"), max_length=REASON_LENGTH, blank=True)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-id"]
        permissions = [("decide_dispute", "Can decide about disputes and claims")]
        indexes = [models.Index(fields=["outcome", "raised_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(about=About.NOT_MADE, relation="")
                | Q(about__in=[About.RELATION, About.MISSING], relation__in=Relation.values),
                name="a_dispute_denies_a_thread_or_says_what_it_is",
            ),
            models.CheckConstraint(
                condition=(~Q(about=About.MISSING) & Q(edge__isnull=False))
                | (Q(about=About.MISSING, edge=None) & ~Q(outcome=Outcome.UPHELD))
                | Q(about=About.MISSING, edge__isnull=False, outcome=Outcome.UPHELD),
                name="a_dispute_has_an_edge_and_a_claim_gets_one_when_upheld",
            ),
            models.CheckConstraint(
                condition=Q(source__lt=F("derivative")), name="a_claimed_source_is_older"
            ),
            models.CheckConstraint(
                condition=~Q(words="") & (~Q(about=About.MISSING) | ~Q(evidence="")),
                name="a_dispute_says_why_and_a_claim_brings_evidence",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None, decided_by=None, reason="")
                | (
                    Q(outcome__in=Outcome.values, decided_at__isnull=False)
                    & Q(decided_by__isnull=False)
                    & ~Q(reason="")
                ),
                name="a_decision_has_a_time_a_person_and_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(outcome="")
                | Q(outcome=Outcome.WITHDRAWN, decided_by=F("raised_by"))
                | (~Q(outcome=Outcome.WITHDRAWN) & ~Q(decided_by=F("raised_by"))),
                name="who_raised_a_dispute_takes_it_back_and_others_decide",
            ),
            models.UniqueConstraint(fields=["appeal_of"], name="a_decision_is_appealed_once"),
            models.CheckConstraint(
                condition=Q(appeal_of=None) | ~Q(evidence=""), name="an_appeal_brings_evidence"
            ),
            models.UniqueConstraint(
                fields=["edge", "raised_by"],
                condition=Q(outcome=""),
                name="one_open_dispute_per_edge_and_person",
            ),
            models.UniqueConstraint(
                fields=["derivative", "source"],
                condition=Q(about=About.MISSING, outcome=""),
                name="one_open_claim_per_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"dispute {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("dispute", args=[self.pk])

    @property
    def is_claim(self) -> bool:
        return self.about == About.MISSING

    @property
    def is_open(self) -> bool:
        return not self.outcome
