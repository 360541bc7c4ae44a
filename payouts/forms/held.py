from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contributions.models import Dispute, Source
from hitrecord.foundation.fields import TextField
from hitrecord.foundation.numbers import money
from payouts.models import Objection, Share

ALL = "all"


class HoldForm(forms.Form):
    """All of one share, or what of every share depends on a source of it, named or claimed."""

    what = forms.ChoiceField(
        label=_("What is disputed"),
        widget=forms.RadioSelect,
        initial=ALL,
        error_messages={"required": _("Choose what is disputed. Nothing is held.")},
    )
    reason = TextField(
        label=_("Reason"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_("Whoever it is held from reads it, and it stands on the proposal."),
    )

    def __init__(
        self,
        *given: Any,
        share: Share,
        disputed: Sequence[Source | Dispute],
        objection: Objection | None,
    ) -> None:
        super().__init__(*given)
        self.facts = {"share": share, "objection": objection}
        self.disputed = {
            f"claim{one.pk}" if isinstance(one, Dispute) else str(one.pk): one for one in disputed
        }
        amount = money(share.amount, share.proposal.currency)
        whole = gettext("All of their share: %(amount)s") % {"amount": amount}
        what = self.fields["what"]
        if isinstance(what, forms.ChoiceField):
            what.choices = [(ALL, whole), *((pk, _said(one)) for pk, one in self.disputed.items())]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        return cleaned | self.facts | {"edge": self.disputed.get(cleaned.get("what", ""))}


def _said(edge: Source | Dispute) -> str:
    words = gettext("What depends on it that “%(newer)s” is made from “%(older)s”")
    if isinstance(edge, Dispute):
        words = gettext("What “%(older)s” would get, which is claimed to be in “%(newer)s”")
    return words % {
        "newer": edge.derivative.contribution.title,
        "older": edge.source.contribution.title,
    }
