"""A code that opened an account is gone: whoever used it hears how many are left, and the owner
hears of it by mail, since a stolen sheet of codes opens as well."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User


def tell_of_use(
    request: HttpRequest, user: User, authenticator: Authenticator, **_rest: Any
) -> None:
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        return
    # The one that is handed in was read before the code was crossed out.
    now = Authenticator.objects.get(pk=authenticator.pk)
    left = len(now.wrap().get_unused_codes())
    messages.warning(request, _left(left))
    get_adapter(request).send_notification_mail("mfa/email/recovery_code_used", user)


def _left(number: int) -> str:
    if not number:
        return _("That was your last recovery code. Make new ones under Second step.")
    return ngettext(
        "That recovery code is used up. %(number)s is left.",
        "That recovery code is used up. %(number)s are left.",
        number,
    ) % {"number": number}
