"""The library's forms with our labels, and without a placeholder that says the label again."""

from __future__ import annotations

from typing import Any

from allauth.account import forms
from allauth.mfa.base import forms as codes
from allauth.mfa.totp import forms as apps
from django.utils.translation import gettext_lazy as _

LABELS = {
    "email": _("Email"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password once more"),
}

PASSWORD = _(
    "Ten characters or more; no word that many use, and nothing like your name or address."
)
"""What the validators of the settings hold, in one sentence."""


class Plain:
    fields: dict[str, Any]
    ours = tuple(LABELS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.ours:
                field.label = LABELS[name]
            if name == "password1":
                field.help_text = PASSWORD


class LoginForm(Plain, forms.LoginForm):
    ours = ()


class SignupForm(Plain, forms.SignupForm):
    ours = ()


class ChangePasswordForm(Plain, forms.ChangePasswordForm):
    pass


class SetPasswordForm(Plain, forms.SetPasswordForm):
    pass


class ResetPasswordForm(Plain, forms.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(Plain, forms.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(Plain, forms.ReauthenticateForm):
    ours = ()


class CodeForm(Plain, codes.AuthenticateForm):
    pass


class CodeOnceMoreForm(Plain, codes.ReauthenticateForm):
    pass


class ActivateAppForm(Plain, apps.ActivateTOTPForm):
    pass
