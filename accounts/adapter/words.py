"""What the library's changes and messages are called here."""

from django.utils.translation import gettext_lazy as _

CHANGES = {
    "account/email/password_changed": _("Your password was changed"),
    "account/email/password_reset": _("Your password was changed"),
    "account/email/password_set": _("Your account has a password now"),
    "account/email/email_changed": _("We write to another address from now on"),
    "account/email/email_confirm": _("An address was confirmed"),
    "account/email/email_deleted": _("An address was removed"),
    "mfa/email/totp_activated": _("Codes from an app are asked for now"),
    "mfa/email/totp_deactivated": _("Codes from an app are no longer asked for"),
    "mfa/email/webauthn_added": _("A passkey was added"),
    "mfa/email/webauthn_removed": _("A passkey was removed"),
    "mfa/email/recovery_codes_generated": _("There are new recovery codes"),
    "mfa/email/recovery_code_used": _("A recovery code was used"),
    "socialaccount/email/account_connected": _("Another account opens yours now"),
    "socialaccount/email/account_disconnected": _("Another account no longer opens yours"),
}
"""The template the library would send → what happened: subject and headline of the mail."""
SAID = {
    "account/messages/logged_in.txt": _("You are signed in."),
    "mfa/messages/totp_activated.txt": _("From now on we ask for a code from your app."),
    "mfa/messages/totp_deactivated.txt": _("We no longer ask for codes from your app."),
    "mfa/messages/webauthn_added.txt": _("Your passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("That passkey no longer opens your account."),
    "mfa/messages/recovery_codes_generated.txt": _("Here are new recovery codes. Keep them safe."),
}
"""The template of a message → our words."""
WAYS = {
    "reauthenticate": _("With the password"),
    "mfa_reauthenticate": _("With a code"),
    "mfa_reauthenticate:webauthn": _("With a passkey"),
}
"""How somebody shows that it is still them."""
