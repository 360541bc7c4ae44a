from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import LegalPage
from contributions.models import Relation
from projects.models import Production

ENGINE = 1
BASIS_POINTS = 10_000


def relation_weights() -> dict[str, int]:
    return {"contains": 4, "based_on": 2, "translation_of": 2, "inspired_by": 1}


class Policy(models.Model):
    """The rules a production's money follows for ever, frozen at its first sale."""

    production = models.OneToOneField(Production, on_delete=models.PROTECT, related_name="policy")
    company_bp = models.PositiveIntegerField(_("Company share"), help_text=_("basis points"))
    upstream_bp = models.PositiveIntegerField(_("Passed to sources"), help_text=_("basis points"))
    relation_weights: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(
        default=relation_weights
    )
    engine = models.PositiveSmallIntegerField(default=ENGINE)
    terms = models.CharField(max_length=20, default="1")
    """The number of the legal text."""
    frozen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "policies"
        constraints = [
            models.CheckConstraint(
                condition=Q(company_bp__lte=BASIS_POINTS), name="company_share_is_at_most_the_whole"
            ),
            models.CheckConstraint(
                condition=Q(upstream_bp__lt=BASIS_POINTS), name="a_work_keeps_part_of_its_grains"
            ),
            models.CheckConstraint(condition=Q(engine=ENGINE), name="engine_of_a_policy_is_known"),
        ]

    def __str__(self) -> str:
        return _("Rules of the split: %(what)s") % {"what": self.production}

    @property
    def weights(self) -> list[tuple[str, int]]:
        """The heaviest first, by what the relation is called."""
        named = [(Relation(name).label, weight) for name, weight in self.relation_weights.items()]
        return sorted(((str(name), weight) for name, weight in named), key=lambda row: -row[1])

    @property
    def terms_url(self) -> str:
        if not self.terms.isdecimal() or not int(self.terms):
            return reverse("legal", args=[LegalPage.TERMS])
        return reverse("legal_version", args=[LegalPage.TERMS, self.terms])

    def company_part(self, profit: int) -> int:
        """Minor units for the company; an odd unit goes to the contributors. Raises ValueError for
        a loss: it is carried forward."""
        if profit < 0:
            raise ValueError("A loss is carried forward, it is never halved.")
        return profit * self.company_bp // BASIS_POINTS
