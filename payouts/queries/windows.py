"""Whose window of a proposal is still open, and until when: by the database's clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.models import User
from payouts.models import Proposal, Window
from payouts.queries.accounts import theirs


@dataclass(frozen=True)
class Clock:
    """One proposal's windows. `ends` is by person id: None while the mail is on its way."""

    ends: dict[int, datetime | None]
    names: dict[int, str]
    now: datetime | None

    @property
    def closes_at(self) -> datetime | None:
        """When the last window is over; None before every notice is delivered."""
        known = [end for end in self.ends.values() if end]
        return max(known) if known and len(known) == len(self.ends) else None

    @property
    def people(self) -> list[tuple[str, datetime | None]]:
        """(name, end) in the order of the names."""
        return sorted(
            ((self.names[pk], end) for pk, end in self.ends.items()), key=lambda one: one[0]
        )

    @property
    def waiting(self) -> list[str]:
        """Whose notice is still on its way, by name."""
        return sorted(self.names[pk] for pk, end in self.ends.items() if end is None)

    def end_for(self, people: Iterable[int]) -> datetime | None:
        """When the last of these people's windows is over, of those that have begun."""
        return max((end for pk in people if (end := self.ends.get(pk))), default=None)

    def last_at(self, now: datetime) -> tuple[str, datetime] | None:
        """Who is within their window the longest, or None when all are over."""
        still = [(end, self.names[pk]) for pk, end in self.ends.items() if end and end > now]
        if not still:
            return None
        end, name = max(still)
        return name, end


def named_as(proposal: Proposal, person_id: int) -> list[int]:
    """As whom somebody is named: themself, and people whose share they claimed."""
    windows = Window.objects.filter(theirs(person_id), proposal=proposal)
    return list(windows.values_list("person", flat=True))


def is_named(proposal: Proposal, user: User) -> bool:
    """Also who waives, or was dropped by a revision: they were told of it; and who claimed it."""
    rows = theirs(user.person.pk)
    named = Window.objects.filter(rows, proposal=proposal).exists()
    return named or proposal.shares.filter(rows).exists()


def clock_of(proposal: Proposal) -> Clock:
    """One statement, however many people."""
    length = timedelta(seconds=proposal.window_seconds)
    rows: list[tuple[int, str, datetime | None, datetime]] = list(
        Window.objects.filter(proposal=proposal).timed()
    )
    return Clock(
        {person: begins and begins + length for person, _name, begins, _now in rows},
        {person: name for person, name, _begins, _now in rows},
        rows[0][3] if rows else None,
    )
