"""Events in the order in which people choose about them, and what holds until they do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models.mail_choice import MONEY_AND_RIGHTS, Pace
from accounts.models.notice import Event

RUBRICS: dict[str, tuple[Promise, tuple[Event, ...]]] = {
    "works": (
        _("My works"),
        (
            *(Event.COMMENTED, Event.REMIXED, Event.RECOMMENDED),
            *(Event.ANSWERED, Event.READY),
        ),
    ),
    "remarks": (_("My comments"), (Event.REMARKED, Event.RESOLVED)),
    "projects": (
        _("Projects"),
        (Event.SUBMITTED, Event.DECIDED, Event.OVERDUE, Event.LEADING),
    ),
    "following": (_("What I follow"), (Event.PUBLISHED, Event.NEWS, Event.TALK)),
    "money": (_("Money and rights"), MONEY_AND_RIGHTS),
}
DECISIONS: tuple[tuple[Promise, frozenset[Event]], ...] = (
    (
        _("Decided"),
        frozenset(
            {Event.DECIDED, Event.RESOLVED, Event.ANSWERED, Event.RULED, Event.REPLIED, Event.FINAL}
        ),
    ),
    (
        _("For you to decide"),
        frozenset(
            {
                *(Event.INVITED, Event.SUBMITTED, Event.OVERDUE, Event.PROPOSED, Event.REVISED),
                Event.OBJECTED,
            }
        ),
    ),
)
"""What was decided, and what waits to be: first wherever news are told by what they are."""
ELSE = _("Other news")
OFFICE = (Event.OBJECTED, Event.UNREACHED)
"""Of these only staff ever hear."""
OFTEN = (Event.RECOMMENDED, Event.PUBLISHED, Event.NEWS, Event.TALK)
"""What may come many times a day: mailed once a day, unless somebody says otherwise."""
OF_OTHERS = (
    *(Event.COMMENTED, Event.REMARKED, Event.RECOMMENDED, Event.REMIXED, Event.TALK),
    *(Event.PUBLISHED, Event.NEWS),
)
"""What a member need not hear of a work or a project that they muted."""
OF_PEOPLE = (*OF_OTHERS, Event.RESOLVED)
"""What they need not hear of somebody they muted. What they have to decide, what was decided about
them and what is about money and rights reaches them, whoever did it."""


def usual(event: Event | str) -> Pace:
    return Pace.DAILY if event in OFTEN else Pace.NOW


def decision(event: Event | str) -> Promise:
    """Under which heading it stands where decisions come first."""
    return next((words for words, events in DECISIONS if event in events), ELSE)


def rest() -> tuple[Event, ...]:
    """Events that stand in no rubric."""
    known = {event for _name, events in RUBRICS.values() for event in events}
    return tuple(event for event in Event if event not in known)
