"""Telling both sides, and who raised it, what became of a dispute."""

from __future__ import annotations

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import choice
from accounts.telling.said import said as _
from contributions.models import Comment, Dispute
from contributions.queries.parties import parties_of
from contributions.typesetting import quoted


def tell_raised(dispute: Dispute) -> None:
    if dispute.is_claim:
        subject = _("%(name)s says that “%(work)s” was made from “%(source)s”")
    else:
        subject = _("%(name)s disputes that “%(work)s” was made from “%(source)s” as it says")
    _tell(dispute, dispute.raised_by, Event.DISPUTED, subject, dispute.words, "raised")


def tell_stated(dispute: Dispute, comment: Comment) -> None:
    subject = _("%(name)s spoke in the dispute about “%(work)s” and “%(source)s”")
    _tell(dispute, comment.author, Event.DISPUTED, subject, comment.text, f"said-{comment.pk}")


def tell_decided(dispute: Dispute, by: User) -> None:
    subject = _("%(outcome)s: the dispute about “%(work)s” and “%(source)s”")
    _tell(dispute, by, Event.RULED, subject, dispute.reason, "decided")


def _tell(dispute: Dispute, by: User, event: Event, subject: str, body: str, key: str) -> None:
    words = {
        "name": by.person.credit_name,
        "outcome": choice(dispute, "outcome") if dispute.outcome else "",
        "work": dispute.derivative.contribution.title,
        "source": dispute.source.contribution.title,
    }
    notify(
        recipients=parties_of(dispute),
        event=event,
        subject=subject % words,
        url=dispute.get_absolute_url(),
        target=dispute,
        key=f"dispute-{dispute.pk}-{key}",
        body=quoted(body),
        actor=by.person,
    )
