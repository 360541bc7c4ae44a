"""What happened since somebody last looked, decisions first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, Count, F, Max, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from accounts.models import Event, Notice, User
from accounts.models.rubric import DECISIONS, ELSE
from accounts.queries.groups import key_of
from accounts.queries.heard import heard_by
from accounts.queries.inbox import COLUMNS
from accounts.queries.seen import veil
from hitrecord.foundation.once import Once

SHOWN = 4
GROUPS: Final = (
    *DECISIONS,
    (_("Heard of your work"), {Event.REMIXED, Event.COMMENTED, Event.RECOMMENDED, Event.RELEASED}),
)


@dataclass(frozen=True, slots=True)
class Item:
    """The newest notice of one event about one thing, and how many like it wait."""

    notice: Notice
    more: int

    @property
    def reads(self) -> str:
        """What is read once it is opened: all that is alike."""
        return ".".join(str(part) for part in key_of(self.notice))


@dataclass(frozen=True, slots=True)
class Group:
    label: Any
    items: list[Item]
    left: int


def news_for(user: User) -> list[Group]:
    """The groups that have something to say: however much is heard of a work, decisions stand
    there. Two statements, and one for each kind of thing that may have been withdrawn since."""
    rows: list[dict[str, Any]] = list(_BUNDLES(reader=user.pk))
    newest = Notice.objects.select_related("actor").in_bulk([row["newest"] for row in rows])
    veil(newest.values(), user)
    groups = []
    for number, label in enumerate([*(label for label, _events in GROUPS), ELSE]):
        mine = [row for row in rows if row["label"] == number and row["newest"] in newest]
        items = [Item(newest[row["newest"]], row["count"] - 1) for row in mine]
        if items:
            groups.append(Group(label, items, mine[0]["bundles"] - len(items)))
    return groups


def _bundles(*, reader: int) -> Any:
    """The newest few of each group, each with how many are alike."""
    unread = heard_by(User(pk=reader)).on_site().unread()
    labels = [When(event__in=events, then=Value(n)) for n, (_label, events) in enumerate(GROUPS)]
    order = F("newest").desc()
    alike: Any = (
        unread.order_by()
        .annotate(label=Case(*labels, default=Value(len(GROUPS))))
        .values(*COLUMNS, "label")
        .annotate(newest=Max("pk"), count=Count("pk"))
        .annotate(place=Window(RowNumber(), partition_by=[F("label")], order_by=order))
        .annotate(bundles=Window(Count("*"), partition_by=[F("label")]))
    )
    return alike.filter(place__lte=SHOWN).order_by("label", "place")


_BUNDLES: Final = Once(_bundles)
