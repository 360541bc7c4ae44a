"""Why a work is taken down, or put up again."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models.dispute import REASON_LENGTH
from hitrecord.foundation.fields import TextField


class PutUpForm(forms.Form):
    reason = TextField(
        label=_("Reason"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Its authors read it, and it is kept in the audit log for ever."),
        error_messages={"required": _("Say why. Its authors read it.")},
    )


class RemovalForm(PutUpForm):
    hide_title = forms.BooleanField(
        label=_("Its title has to go too"),
        required=False,
        help_text=_("Otherwise the title stays in lineage and credits."),
    )
