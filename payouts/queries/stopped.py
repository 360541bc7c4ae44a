"""How far a copyright notice is that keeps money back, in the words of whoever is paid."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from contributions.domain.copyright import Stage
from contributions.models import CopyrightNotice
from payouts.models import Payee
from payouts.queries.noticed import noticed


def is_lost(notice: CopyrightNotice, now: datetime) -> bool:
    """A counter-notice was found wrong, or nobody sent one in time."""
    if notice.stage == Stage.REMOVED and notice.answer_until:
        return notice.answer_until <= now
    return notice.stage == Stage.KEPT_DOWN


def notice_sentence(notice: CopyrightNotice, now: datetime) -> str:
    if is_lost(notice, now):
        words = _(
            "“%(title)s” stays down after a copyright notice: finance decides whose this is. What "
            "you earned elsewhere is paid."
        )
    else:
        words = _(
            "A copyright notice stands against “%(title)s”: what is booked for you from "
            "productions with it waits until that is settled. What you earned elsewhere is paid."
        )
    return words % {"title": notice.work.title}


def why_not_ended(notice: CopyrightNotice, payee: Payee, now: datetime, currency: str = "") -> str:
    """Why finance does not decide yet, or not any more, whose this is: a sentence, or ""."""
    if not is_lost(notice, now):
        return _("The notice is not settled yet: its author may still answer, or it has ended.")
    kept = noticed([payee], because_of=notice)
    if any(not currency or currency == code for _payee, code in kept):
        return ""
    return _("Nothing of theirs waits because of this notice.")
