from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contributions.models import Dispute, Source
from hitrecord.foundation.leases import Leased, LeasedQuerySet
from payouts.models.hold import Hold
from payouts.models.objection import Objection
from payouts.models.proposal import Proposal


class Verb(models.TextChoices):
    OPEN = "open", _("Opening")
    FINAL = "final", _("Making final")
    DISTRIBUTE = "distribute", _("Distributing")
    HOLD = "hold", _("Holding what depends on a source")
    SETTLE = "settle", _("Settling what is held")


SAID: dict[str, tuple[Promise, Promise]] = {
    Verb.OPEN: (
        _("It is being opened: the whole lineage is read once more."),
        _("It could not be opened."),
    ),
    Verb.FINAL: (
        _("It is being made final: every share is computed once more."),
        _("It could not be made final."),
    ),
    Verb.DISTRIBUTE: (
        _("The amounts are being put into the books."),
        _("It could not be distributed."),
    ),
    Verb.HOLD: (
        _("What depends on the disputed source is being computed, to be held."),
        _("What depends on the disputed source could not be held."),
    ),
    Verb.SETTLE: (
        _("What is held is being settled: every share is computed once more."),
        _("What is held could not be settled."),
    ),
}
"""While a worker is at it, and when it could not be."""


NO_EDGE: dict[str, None] = {"source": None, "claim": None}


class Errand(Leased):
    """A step of a large proposal that somebody asked for. `reason` says why it could not be."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="errands")
    verb = models.CharField(max_length=10, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=280, blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    claim = models.ForeignKey(
        Dispute, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    hold = models.ForeignKey(
        Hold, on_delete=models.PROTECT, null=True, blank=True, related_name="errands"
    )
    paid = models.BooleanField(null=True)
    objection = models.ForeignKey(
        Objection, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """That something is held for."""

    objects = LeasedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=Q(finished_at=None, quarantined_at=None),
                name="a_proposal_has_one_errand_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(verb=Verb.HOLD, source__isnull=False, claim=None, hold=None, paid=None)
                | Q(verb=Verb.HOLD, source=None, claim__isnull=False, hold=None, paid=None)
                | Q(verb=Verb.SETTLE, hold__isnull=False, paid__isnull=False, **NO_EDGE)
                | (~Q(verb__in=[Verb.HOLD, Verb.SETTLE]) & Q(hold=None, paid=None, **NO_EDGE)),
                name="an_errand_names_what_its_verb_needs",
            ),
            models.CheckConstraint(
                condition=Q(objection=None) | Q(verb=Verb.HOLD),
                name="an_objection_is_only_for_holding",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} of proposal {self.proposal_id}"

    @property
    def doing(self) -> Promise:
        return SAID[self.verb][0]

    @property
    def refused(self) -> Promise:
        return SAID[self.verb][1]

    def facts(self) -> dict[str, Any]:
        """What the verb needs beside the proposal."""
        if self.verb == Verb.SETTLE:
            return {"hold": self.hold, "paid": self.paid}
        held = {"source": self.source or self.claim, "objection": self.objection}
        return held if self.verb == Verb.HOLD else {}
