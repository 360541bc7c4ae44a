from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.domain.copyright import HOLDING
from contributions.models import CopyrightNotice
from hitrecord.foundation.fields import TextField
from payouts.models import Payee


class ClearanceForm(forms.Form):
    notice = forms.ModelChoiceField(
        CopyrightNotice.objects.filter(stage__in=HOLDING).select_related("work"),
        label=_("Copyright notice"),
    )
    payee = forms.ModelChoiceField(
        Payee.objects.select_related("person").order_by("person__credit_name"),
        label=_("Whose money waits"),
    )
    reason = TextField(
        label=_("Why it is theirs"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_("Whoever is paid reads it."),
    )
