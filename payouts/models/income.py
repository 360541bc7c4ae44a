from __future__ import annotations

import uuid
from datetime import date
from pathlib import PurePath

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.storage.base import Storage
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.clock import office_day
from payouts.domain.money import LARGEST
from payouts.models.proposal import Proposal
from projects.models import Production


def originals() -> Storage:
    return storages["originals"]


_KINDS = "csv doc docx eml heic jpeg jpg msg ods odt pdf png txt xls xlsx"
EVIDENCE_KINDS = frozenset(f".{kind}" for kind in _KINDS.split())
"""Endings by which a computer knows what opens a file."""


def evidence_name(row: models.Model, filename: str) -> str:
    """Of what it was called only the ending is kept, where a computer opens it by that."""
    suffix = PurePath(filename).suffix.lower()
    return f"evidence/{uuid.uuid4().hex}{suffix if suffix in EVIDENCE_KINDS else '.bin'}"


def today() -> date:
    return office_day()


class Dated(models.Model):
    """Money in or out of a production, as it was (minor units): only reversed, never edited but for
    the proposal that it is in."""

    production = models.ForeignKey(Production, on_delete=models.PROTECT, related_name="%(class)ss")
    what = models.CharField(_("What"), max_length=200)
    currency = models.CharField(_("Currency"), max_length=3, default="USD")
    date = models.DateField(_("Date"), default=today)
    evidence = models.FileField(
        _("Evidence"), storage=originals, upload_to=evidence_name, blank=True
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    reason = models.CharField(_("Reason"), max_length=280, blank=True)
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s_rows"
    )

    class Meta:
        abstract = True
        ordering = ["date", "id"]

    def __str__(self) -> str:
        return self.what


class Sale(Dated):
    """`gross` is what the buyer paid; `fees` and `tax` never reached us."""

    buyer = models.CharField(_("Buyer"), max_length=120)
    gross = models.BigIntegerField(_("Amount"))
    fees = models.BigIntegerField(_("Fees"), default=0)
    tax = models.BigIntegerField(_("Tax"), default=0)

    class Meta(Dated.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses=None, gross__gt=0, fees__gte=0, tax__gte=0, gross__lte=LARGEST)
                | (Q(reverses__isnull=False, gross__lt=0, fees__lte=0, tax__lte=0) & ~Q(reason="")),
                name="a_sale_is_positive_and_its_reversal_negative",
                violation_error_message=_("A sale is more than zero; correct it by a reversal."),
            ),
            models.CheckConstraint(
                condition=Q(reverses=None, gross__gte=F("fees") + F("tax"))
                | Q(reverses__isnull=False, gross__lte=F("fees") + F("tax")),
                name="fees_and_tax_are_part_of_the_sale",
                violation_error_message=_("Fees and tax cannot be more than the sale."),
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="currency_of_a_sale_has_three_letters",
                violation_error_message=_("A currency is three capital letters, like USD."),
            ),
        ]

    @property
    def net(self) -> int:
        return self.gross - self.fees - self.tax


class Category(models.TextChoices):
    PRODUCTION = "production", _("Production")
    POST = "post", _("Mix, master and grading")
    TRANSLATION = "translation", _("Subtitles and translation")
    DELIVERY = "delivery", _("Delivery and festivals")
    RIGHTS = "rights", _("Rights and licences")
    OTHER = "other", _("Other")


class Cost(Dated):
    category = models.CharField(_("Category"), max_length=20, choices=Category)
    amount = models.BigIntegerField(_("Amount"))

    class Meta(Dated.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses=None, amount__gt=0, amount__lte=LARGEST)
                | (Q(reverses__isnull=False, amount__lt=0) & ~Q(reason="")),
                name="a_cost_is_positive_and_its_reversal_negative",
                violation_error_message=_("A cost is more than zero; correct it by a reversal."),
            ),
            models.CheckConstraint(
                condition=Q(category__in=Category.values), name="category_of_a_cost_is_known"
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="currency_of_a_cost_has_three_letters",
                violation_error_message=_("A currency is three capital letters, like USD."),
            ),
        ]


class Budget(Dated):
    """A fixed pool for the people: all of it is theirs, with no company half. One that comes from
    the community pool knows the `adjustment` that gave it."""

    amount = models.BigIntegerField(_("Amount"))
    adjustment = models.OneToOneField(
        "payouts.Adjustment", on_delete=models.PROTECT, null=True, blank=True, related_name="budget"
    )

    class Meta(Dated.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses=None, amount__gt=0, amount__lte=LARGEST)
                | (Q(reverses__isnull=False, amount__lt=0) & ~Q(reason="")),
                name="a_budget_is_positive_and_its_reversal_negative",
                violation_error_message=_("A budget is more than zero; correct it by a reversal."),
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="currency_of_a_budget_has_three_letters",
                violation_error_message=_("A currency is three capital letters, like USD."),
            ),
        ]
