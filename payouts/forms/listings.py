from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from payouts.forms.batches import AnswerForm

DAY = forms.DateInput(attrs={"type": "date"})


class ListingForm(AnswerForm):
    """The days say which of our payments have to be on it."""

    first_day = forms.DateField(label=_("First day"), widget=DAY)
    last_day = forms.DateField(label=_("Last day"), widget=DAY)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["file"].label = _("The service’s own list")
        self.fields["file"].help_text = _(
            "A CSV with “Reference ID”, “Amount”, “Currency” and “Status”:"
            " all payments of these days."
        )
