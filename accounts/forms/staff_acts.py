"""What superusers say before they change somebody's roles or handle."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.handles import RESERVED
from accounts.models import User
from accounts.models.role_change import REASON_LENGTH
from accounts.queries.roles import roles_lacked_by, roles_of
from accounts.services import handles
from hitrecord.foundation.fields import LineField, TextField

_UNKNOWN = {"required": _("Choose a role."), "invalid_choice": _("Choose one of the roles.")}


class WithReason(forms.Form):
    reason = TextField(
        label=_("Reason"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_("It is kept in the audit log for ever, and whoever it is about reads it."),
        error_messages={"required": _("Say why. The reason is kept in the audit log.")},
    )
    field_order = ["handle", "role", "reason"]

    @property
    def said(self) -> dict[str, Any]:
        return self.cleaned_data


class RoleForm(WithReason):
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect, error_messages=_UNKNOWN)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        role: Any = self.fields["role"]
        give = [(f"give {one}", _("give: %s") % one) for one in roles_lacked_by(user)]
        role.choices = give + [(f"take {one}", _("take: %s") % one) for one in roles_of(user)]

    @property
    def said(self) -> dict[str, Any]:
        verb, _space, role = self.cleaned_data["role"].partition(" ")
        return {"gives": verb == "give", "role": role, "reason": self.cleaned_data["reason"]}


class HandleForm(WithReason):
    handle = LineField(label=_("Handle"), max_length=30)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data, initial={"handle": user.handle})
        self._user = user

    def clean_handle(self) -> str:
        handle = str(self.cleaned_data["handle"])
        User._meta.get_field("handle").run_validators(handle)
        refusal = handles.why_not_take(handle, self._user.handle, self._user)
        if handle in RESERVED:
            refusal = str(_("This handle is reserved. Choose another."))
        if refusal:
            raise ValidationError(refusal)
        return handle
