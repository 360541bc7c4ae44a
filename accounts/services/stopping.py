"""Ending mails by a link in one of them, and taking that back."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext_lazy as _

from accounts.mailing.links import OF_DIGEST
from accounts.models import Event, Pace, User
from accounts.models.digest import DIGESTS
from accounts.services.mail_choices import CHOOSABLE, choose, ways_of
from accounts.telling.ways import Way

SALT = "accounts.unsubscribe.back"
NAMES = {str(Pace.DAILY): _("The daily digest"), str(Pace.WEEKLY): _("The weekly digest")}


@dataclass(frozen=True)
class Stop:
    """What the link is about: mails of one event, or a digest. `events` were in that digest: some
    are mailed at once, and came in it because so much happened within an hour."""

    user: User
    what: str
    events: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return str(NAMES[self.what] if self.what in DIGESTS else Event(self.what).label)

    @property
    def is_digest(self) -> bool:
        return self.what in DIGESTS


def stop_of(user: User, what: str) -> Stop | None:
    """None for what nobody can stop, or what there is no more."""
    name, *events = what.split(OF_DIGEST)
    if name in DIGESTS:
        return Stop(user, name, tuple(events))
    return Stop(user, name) if name in CHOOSABLE and not events else None


def stop(this: Stop) -> str:
    """No mail of it any more; on the site nothing changes. A signed word that takes it back, or ""
    when there was nothing to stop."""
    ended = _still_mailed(this)
    choose(
        user=this.user,
        ways={event: way._replace(mail=Pace.NEVER) for event, way in ended.items()},
    )
    before = {event: str(way.mail) for event, way in ended.items()}
    return signing.dumps([this.user.pk, before], salt=SALT) if before else ""


def ends(this: Stop) -> list[str]:
    """Of what mails come still that it would stop; none when it was stopped before."""
    return [str(Event(event).label) for event in _still_mailed(this)]


def take_back(this: Stop, word: str) -> None:
    """As it was before; a word that is not ours does nothing."""
    try:
        number, before = signing.loads(word, salt=SALT)
    except signing.BadSignature:
        return
    if number != this.user.pk:
        return
    ways = ways_of(this.user)
    known = {event: mail for event, mail in before.items() if event in ways}
    choose(
        user=this.user,
        ways={event: ways[event]._replace(mail=Pace(mail)) for event, mail in known.items()},
    )


def _still_mailed(this: Stop) -> dict[str, Way]:
    ways = ways_of(this.user)
    if this.is_digest:
        return {event: way for event, way in ways.items() if _is_in(this, event, way.mail)}
    return {this.what: ways[this.what]} if ways[this.what].mail != Pace.NEVER else {}


def _is_in(this: Stop, event: str, mail: Pace) -> bool:
    """What was in it and comes at another pace by choice has come in digests of its own since."""
    return mail == this.what or (mail == Pace.NOW and event in this.events)
