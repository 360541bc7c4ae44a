from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import Source
from hitrecord.foundation.fields import LineField, TextField
from payouts.models import Proposal, Share

REASON = forms.Textarea(attrs={"rows": 3, "cols": 60})


class HoldForm(forms.Form):
    """A person's whole share, or what depends on one source."""

    proposal = forms.ModelChoiceField(
        Proposal.objects.standing().filter(distribution=None), label=_("Proposal")
    )
    person = LineField(
        label=_("Person's key"), required=False, help_text=_("Holds all of their share.")
    )
    derivative = forms.IntegerField(
        label=_("Version that names the source"), required=False, min_value=1, max_value=2**62
    )
    source = forms.IntegerField(
        label=_("Version it names"), required=False, min_value=1, max_value=2**62
    )
    reason = TextField(label=_("Reason"), max_length=280, widget=REASON)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        key, proposal = cleaned.get("person"), cleaned.get("proposal")
        ends = (cleaned.get("derivative"), cleaned.get("source"))
        cleaned["share"] = cleaned["edge"] = None
        if key and not any(ends):
            shares = Share.objects.filter(proposal=proposal, person__key=key.strip())
            cleaned["share"] = shares.first()
        elif all(ends) and not key:
            edges = Source.objects.filter(derivative=ends[0], source=ends[1])
            cleaned["edge"] = edges.first()
        if proposal and not cleaned["share"] and not cleaned["edge"]:
            raise forms.ValidationError(_("Name one person who has a share, or one source link."))
        return cleaned
