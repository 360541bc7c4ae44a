"""The last mail to whoever leaves: that it is done, and what stays."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.mailing.voice import speaking_to
from accounts.models import Envelope, User
from accounts.models.departure import Works
from contributions.models import Authorship
from hitrecord.leaving.rights import has_money, may_earn


def bid_farewell(*, user: User, works: str, now: datetime) -> None:
    """Call while the account still has its address and its person, in the transaction that takes
    both: the envelope is there exactly if they left, and is thrown away once it is sent."""
    with speaking_to(user):
        words = {
            "recipient": user,
            "headline": _("You have left."),
            "lines": _what_stays(user, works),
            "site_name": settings.SITE_NAME,
            "site_url": settings.SITE_URL,
        }
        Envelope.objects.create(
            to=user.email,
            subject=_("Your account is closed"),
            text=render_to_string("hitrecord/mail/farewell.txt", words),
            html=render_to_string("hitrecord/mail/farewell.html", words),
            due_at=now,
        )


def _what_stays(user: User, works: str) -> list[str]:
    person = user.person
    lines = [_("Your account is closed, as you asked for. Nobody can sign in to it any more.")]
    if Authorship.objects.filter(person=person).exists():
        lines.append(
            _("Your works were taken down; those made together with others stay theirs.")
            if works == Works.GO
            else _("Your works and what others built on them stay.")
        )
    lines.append(
        _("What you may be paid stays yours. We write to you here when you can claim it.")
        if has_money(person) or may_earn(person)
        else _("Your address is forgotten once this mail has reached you.")
    )
    return lines
