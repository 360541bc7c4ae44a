"""What is in place: accepted works in three lanes, and the gaps that calls ask to fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from contributions.models import Kind
from contributions.queries.cards import Card
from projects.queries.tickets import Ticket

LANES = {
    "picture": (_("Picture"), (Kind.IMAGE, Kind.VIDEO)),
    "sound": (_("Sound"), (Kind.AUDIO,)),
    "words": (_("Words"), (Kind.WRITING,)),
}


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    cards: list[Card] = field(default_factory=list)
    gaps: list[Ticket] = field(default_factory=list)


def lanes_of(cards: Sequence[Card], gaps: Sequence[Ticket]) -> list[Lane]:
    """Lanes that hold something. A call that takes several kinds is a gap of its first one."""
    lanes = [
        Lane(
            name=str(name),
            cards=[card for card in cards if card.kind in kinds],
            gaps=[ticket for ticket in gaps if ticket.kind in kinds],
        )
        for name, kinds in LANES.values()
    ]
    return [lane for lane in lanes if lane.cards or lane.gaps]
