"""Telling everybody named in a proposal, and keeping from when they have time to look at it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from accounts.models import Event, Notice, Person
from accounts.services.notices import notify
from accounts.telling.said import said as _
from payouts import letters
from payouts.computing import heads
from payouts.models import Proposal, Share, Window
from payouts.queries.accounts import claimants_of, users_of
from projects.models import Credit


def start(proposal: Proposal, now: datetime) -> None:
    """Everybody named is told and has a window. After a revision those are told whose share
    changed; whoever is new in it or worse off has a whole window from that notice."""
    former = _windows(proposal.revises) if proposal.revises else {}
    before = _amounts(proposal.revises) if proposal.revises else {}
    after = dict.fromkeys([*_credited(proposal), *_waived(proposal)], 0) | _amounts(proposal)
    everybody = {*before, *after, *former}
    fresh = {one for one in everybody if one not in former or _fell(one, before, after)}
    changed = {one for one in everybody if before.get(one, 0) != after.get(one, 0)}
    notices = _tell(proposal, fresh | changed)
    written = _write_to(proposal, fresh | changed, now)
    Window.objects.bulk_create(
        Window(
            proposal=proposal,
            person_id=one,
            notice_id=notices.get(one),
            letter_id=written.get(one),
            published_at=now,
        )
        if one in fresh
        else Window(
            proposal=proposal,
            person_id=one,
            notice_id=former[one].notice_id,
            letter_id=former[one].letter_id,
            published_at=former[one].published_at,
        )
        for one in sorted(everybody)
    )


def _write_to(proposal: Proposal, people: Collection[int], now: datetime) -> dict[int, int]:
    """Letters by person, to those without an account whose address is known."""
    guests = letters.reachable().filter(person__in=people)
    made = letters.make(guests, by=None, now=now, proposal=proposal)
    return {letter.payee.person_id: letter.pk for letter in made}


def _fell(one: int, before: dict[int, int], after: dict[int, int]) -> bool:
    return after.get(one, 0) < before.get(one, 0)


def _tell(proposal: Proposal, people: Collection[int]) -> dict[int, int]:
    """Notices by person; whoever claimed a share is told of it, and nobody without an account."""
    title, key = proposal.production.title, f"proposal-{proposal.pk}-opened"
    subject = _("You are named in the proposal for “%(title)s”") % {"title": title}
    if proposal.revises:
        subject = _("Revision %(number)s of the proposal for “%(title)s” changes your share") % {
            "number": proposal.number,
            "title": title,
        }
    notify(
        recipients=users_of(people),
        event=Event.REVISED if proposal.revises else Event.PROPOSED,
        subject=subject,
        body=proposal.reason,
        url=proposal.get_absolute_url(),
        target=proposal,
        key=key,
    )
    made = dict(Notice.objects.filter(key=key).values_list("recipient__person", "pk"))
    claimed = claimants_of(people)
    return made | {one: made[by] for one, by in claimed.items() if by in made}


def _amounts(proposal: Proposal) -> dict[int, int]:
    return dict(Share.objects.filter(proposal=proposal).values_list("person", "amount"))


def _credited(proposal: Proposal) -> list[int]:
    """Everybody on the cue sheet, also who is there with no points: they have most to object to.
    A later period names nobody anew."""
    if proposal.follows_id:
        return []
    credits = Credit.objects.filter(piece__production=proposal.production_id)
    authors = Person.objects.filter(authorships__version__in=credits.values("version"))
    direct = credits.filter(person__isnull=False).values_list("person", flat=True)
    return [*direct, *authors.values_list("pk", flat=True)]


def _waived(proposal: Proposal) -> list[int]:
    keys = heads.of(proposal)["waived"]
    return list(Person.objects.filter(key__in=keys).values_list("pk", flat=True))


def _windows(proposal: Proposal) -> dict[int, Window]:
    return {one.person_id: one for one in Window.objects.filter(proposal=proposal)}
