"""What happened since somebody last looked, decisions first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from accounts.models import Event, Notice, User
from accounts.queries.seen import veil

READ = 60
SHOWN = 4
GROUPS: Final = (
    (
        _("Decided"),
        {Event.DECIDED, Event.RESOLVED, Event.ANSWERED, Event.RULED, Event.REPLIED, Event.FINAL},
    ),
    (
        _("For you to decide"),
        {Event.INVITED, Event.SUBMITTED, Event.PROPOSED, Event.REVISED, Event.OBJECTED},
    ),
    (_("Heard of your work"), {Event.REMIXED, Event.COMMENTED, Event.RECOMMENDED, Event.RELEASED}),
)


@dataclass(frozen=True, slots=True)
class Item:
    """The newest notice of one event about one thing, and how many like it wait."""

    notice: Notice
    more: int


@dataclass(frozen=True, slots=True)
class Group:
    label: Any
    items: list[Item]
    left: int


def news_for(user: User) -> list[Group]:
    """The groups that have something to say; one statement, and one for each kind of thing that
    may have been withdrawn since."""
    unread = list(Notice.objects.of(user).unread().select_related("actor")[:READ])
    veil(unread, user)
    by_group: dict[Any, dict[tuple[Any, ...], list[Notice]]] = {}
    for notice in unread:
        same = (notice.event, notice.target_type_id, notice.target_id)
        by_group.setdefault(_label(notice.event), {}).setdefault(same, []).append(notice)
    labels = [label for label, _events in GROUPS] + [ELSE]
    return [_group(label, list(by_group[label].values())) for label in labels if label in by_group]


ELSE: Final = _("Also")


def _label(event: str) -> Any:
    return next((label for label, events in GROUPS if event in events), ELSE)


def _group(label: Any, bundles: list[list[Notice]]) -> Group:
    items = [Item(bundle[0], len(bundle) - 1) for bundle in bundles]
    return Group(label, items[:SHOWN], max(0, len(items) - SHOWN))
