"""Who could read the link hears that somebody used it, before their address is forgotten."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import tasks
from accounts.services.outside_mail import to_outside
from hitrecord.foundation.afterwards import afterwards
from payouts.models import Letter
from payouts.services.former_place import holding_time


def warn(letter: Letter, to: str, now: datetime) -> None:
    """Kept until the mail server takes it, in the transaction in which `to` goes."""
    words = (
        _(
            "Somebody used the link that we sent to this address, and said that the share kept "
            "for you is theirs."
        ),
        _(
            "If that was you, there is nothing to do. If it was not you, open the link again "
            "within %(time)s and say so: nothing is paid out before, and then finance decides "
            "whose it is."
        )
        % {"time": holding_time()},
        _("This address is forgotten now: it was kept only until the share was claimed."),
    )
    made = to_outside(
        to=to,
        name=letter.payee.person.credit_name,
        subject=_("Somebody used the link to your share"),
        words="\n\n".join(words),
        path=reverse("claim_link", args=[letter.token]),
        label=_("Open the link again"),
    )
    made.created_at = made.due_at = now
    made.save()
    afterwards(tasks.post_letter.delay, made.pk)
