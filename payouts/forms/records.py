"""Sales and costs as finance types them: amounts in figures, errors as sentences."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hitrecord.foundation.clock import office_day
from hitrecord.foundation.currency import CODES
from hitrecord.foundation.fields import LineField
from hitrecord.foundation.typed_amounts import parse_minor
from payouts.domain.money import LARGEST
from payouts.models import Budget, Cost, Sale
from payouts.services.income import require_another

LARGEST_EVIDENCE = 20 * 1024 * 1024

EVIDENCE = {
    *(".pdf", ".jpg", ".jpeg", ".png", ".webp", ".heic", ".tif", ".tiff", ".gif"),
    *(".txt", ".csv", ".xml", ".html", ".eml", ".msg", ".zip"),
    *(".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods"),
}
"""What invoices and receipts come as. A program chosen by mistake would stay with the books."""
EARLIEST = 1990
"""The year of the first sale that somebody may still write down."""


def known_currency(typed: str) -> str:
    """The code in capitals. Raises ValidationError for money that nobody pays with."""
    code = typed.strip().upper()
    if code not in CODES:
        sentence = _("There is no currency “%(code)s”: write a code like USD or EUR.")
        raise ValidationError(sentence % {"code": code})
    return code


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """`amounts` maps each typed field to the column of minor units it becomes."""

    amounts: dict[str, str] = {}

    def clean_currency(self) -> str:
        return known_currency(self.cleaned_data["currency"])

    def clean_date(self) -> date:
        day: date = self.cleaned_data["date"]
        if day > office_day():
            raise ValidationError(_("This day is still to come. Record what has happened."))
        if day.year < EARLIEST:
            raise ValidationError(_("This day is too long ago to be right: look at its year."))
        return day

    def clean_evidence(self) -> Any:
        evidence = self.cleaned_data["evidence"]
        if evidence and evidence.size > LARGEST_EVIDENCE:
            raise ValidationError(_("Evidence can have 20 MB at most."))
        kind = PurePath(evidence.name).suffix.lower() if evidence else ""
        if evidence and kind not in EVIDENCE:
            words = _("Evidence is a document or a picture, such as PDF or JPEG, not “%(name)s”.")
            raise ValidationError(words % {"name": evidence.name})
        return evidence

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        currency: str = cleaned.get("currency") or ""
        for typed, column in self.amounts.items() if currency else ():
            try:
                amount = parse_minor(cleaned.get(typed) or "0", currency)
            except ValueError as error:
                self.add_error(typed, str(error))
            else:
                setattr(self.instance, column, amount)
                if amount > LARGEST:
                    self.add_error(typed, _("That amount is too large."))
                if amount < 0 and not self.fields[typed].required:
                    self.add_error(typed, _("Write what is more than nothing, or 0."))
        return cleaned

    def _post_clean(self) -> None:
        """Amounts are not fields of the form, so Django would leave their constraints out."""
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as refused:
                self.add_error(None, refused)


class OnceForm(RecordForm):
    """Of money of a production: in the transaction that saves it, it is asked whether the very same
    was written down a moment ago."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors:
            try:
                require_another(self.instance)
            except ValidationError as refused:
                self.add_error(None, refused)


class SaleForm(OnceForm):
    amount = LineField(
        label=gettext_lazy("Amount"),
        max_length=30,
        help_text=gettext_lazy("What the buyer paid, in figures: 12,000.00"),
    )
    fees_text = LineField(
        label=gettext_lazy("Fees"),
        max_length=30,
        initial="0",
        required=False,
        help_text=gettext_lazy("Kept by the payment service or the bank."),
    )
    tax_text = LineField(label=gettext_lazy("Tax"), max_length=30, initial="0", required=False)
    amounts = {"amount": "gross", "fees_text": "fees", "tax_text": "tax"}

    class Meta:
        model = Sale
        fields = ["production", "buyer", "what", "currency", "date", "evidence"]
        field_classes = {"buyer": LineField, "what": LineField}


class CostForm(OnceForm):
    amount_text = LineField(
        label=gettext_lazy("Amount"), max_length=30, help_text=gettext_lazy("In figures: 1,850.00")
    )
    amounts = {"amount_text": "amount"}

    class Meta:
        model = Cost
        fields = ["production", "category", "what", "currency", "date", "evidence"]
        field_classes = {"what": LineField}


class BudgetForm(OnceForm):
    amount_text = LineField(
        label=gettext_lazy("Amount"),
        max_length=30,
        help_text=gettext_lazy("All of it is for the people; there is no company half."),
    )
    amounts = {"amount_text": "amount"}

    class Meta:
        model = Budget
        fields = ["production", "what", "currency", "date", "evidence"]
        field_classes = {"what": LineField}
