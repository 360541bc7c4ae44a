"""What a browser says a passkey answered: bytes of a stranger until they have been checked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.fields import LineField

NAME_LENGTH = 60
LONGEST = 60_000
NOT_KNOWN = _(
    "That passkey does not fit here: perhaps it was removed. Try another one, or another way."
)
NO_ANSWER = _("That did not fit. Press the button, and follow the browser.")
_help = _("So that you know which one it is: the telephone, the key on the ring.")


class CredentialField(forms.JSONField):
    widget = forms.HiddenInput
    default_error_messages = {
        "required": _("The device has not answered yet. Press the button, and follow the browser."),
        "invalid": NO_ANSWER,
    }

    def to_python(self, value: Any) -> Any:
        try:
            found = super().to_python(value if len(str(value or "")) <= LONGEST else "{")
        except (RecursionError, ValueError):
            found = "deeper, or a longer number, than any device answers"
        if value and not isinstance(found, dict):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def bound_data(self, data: Any, initial: Any) -> str:
        """A device answers once: nothing of a wrong answer is worth sending again."""
        return ""

    def prepare_value(self, value: Any) -> str:
        return ""


def checked(clean: Callable[[Any], Any], said: Any = NOT_KNOWN) -> Callable[[Any], Any]:
    """The library reads such bytes in many places, each fails in its own way, and what does not
    fit it calls a wrong code."""

    @wraps(clean)
    def carefully(form: Any) -> Any:
        try:
            return clean(form)
        except forms.ValidationError as refused:
            if getattr(refused, "code", "") != "incorrect_code":
                raise
            raise forms.ValidationError(said, code="passkey_does_not_fit") from None
        except Exception:
            raise forms.ValidationError(said, code="passkey_does_not_fit") from None

    return carefully


class PasskeyForm(AddWebAuthnForm):
    name = LineField(label=_("Name"), max_length=NAME_LENGTH, required=False, help_text=_help)
    credential = CredentialField()
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone"),
        required=False,
        initial=True,
        help_text=_("Without the password: the device asks for your finger, face or PIN."),
    )
    clean = checked(AddWebAuthnForm.clean, NO_ANSWER)


class SecondStepForm(AuthenticateWebAuthnForm):
    credential = CredentialField()
    clean_credential = checked(AuthenticateWebAuthnForm.clean_credential)


class AloneForm(LoginWebAuthnForm):
    credential = CredentialField()
    clean_credential = checked(LoginWebAuthnForm.clean_credential)


class OnceMoreForm(ReauthenticateWebAuthnForm):
    credential = CredentialField()
    clean_credential = checked(ReauthenticateWebAuthnForm.clean_credential)


class PasskeyNameForm(EditWebAuthnForm):
    name = LineField(label=_("Name"), max_length=NAME_LENGTH, help_text=_help)
