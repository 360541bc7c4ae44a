from typing import Any

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The library tells by signals what it did; what follows from it is ours."""
        from allauth.account import signals as account
        from allauth.mfa import signals as mfa

        account.user_logged_in.connect(_begin, dispatch_uid="begin")
        for what in (
            account.password_changed,
            account.password_set,
            account.password_reset,
            account.email_changed,
            mfa.authenticator_added,
            mfa.authenticator_removed,
        ):
            what.connect(_end_others, dispatch_uid="end others")
        mfa.authenticator_used.connect(_tell_of_code, dispatch_uid="tell of code")


def _begin(request: Any, **_rest: Any) -> None:
    from accounts.services import sessions

    sessions.begin(request)


def _end_others(request: Any, user: Any, **_rest: Any) -> None:
    from accounts.services import sessions

    sessions.end_others(request, user)


def _tell_of_code(**what: Any) -> None:
    from accounts.adapter import recovery_codes

    what.pop("sender")
    recovery_codes.tell_of_use(**what)
