"""Whose share is held hears it with the reason, and everybody it concerns what was decided."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse

from accounts.models import Event
from accounts.services.notices import notify
from accounts.telling.said import amount_of
from accounts.telling.said import said as _
from payouts.models import Hold
from payouts.queries.accounts import users_of


def tell_held(hold: Hold) -> None:
    """Once more when more of it is held."""
    share, proposal = hold.share, hold.share.proposal
    words = {
        "amount": amount_of(hold.amount, proposal.currency),
        "title": proposal.production.title,
    }
    notify(
        recipients=users_of([share.person_id]),
        event=Event.WAITING,
        subject=_("%(amount)s of your share of “%(title)s” is held") % words,
        body=hold.reason,
        url=reverse("proposal_person", args=[proposal.pk, share.person.key]),
        target=proposal,
        key=f"hold-{hold.pk}-{hold.amount}",
    )


def tell_decided(hold: Hold, gainers: Collection[int]) -> None:
    """`gainers`: ids of the people it went to instead; none when it is the person's."""
    share, proposal = hold.share, hold.share.proposal
    title = {"title": proposal.production.title}
    theirs = _("What was held of your share of “%(title)s” is booked for you") % title
    if not hold.paid:
        theirs = _("What was held of your share of “%(title)s” went to the others") % title
    gained = _("A part of what was held of “%(title)s” is booked for you") % title
    for people, event, subject, to in (
        ([share.person_id], Event.DISTRIBUTED if hold.paid else Event.WAITING, theirs, "person"),
        (gainers, Event.DISTRIBUTED, gained, "others"),
    ):
        notify(
            recipients=users_of(people),
            event=event,
            subject=subject,
            body=hold.decision,
            url=reverse("earnings"),
            target=proposal,
            key=f"hold-{hold.pk}-decided-{to}",
        )
