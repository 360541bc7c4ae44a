"""Works on the wall, each drawn once for everybody.

What is kept is found by all that a card says and by how it is read: whatever changes in a work is
another card, so that nothing kept has to be thrown away, and nothing in it is anybody's own.
"""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from contributions.queries.cards import HELD_SECONDS, Card
from hitrecord.foundation import numbers
from hitrecord.foundation.memory import Memory

register = template.Library()
kept: Memory[str] = Memory(most=4_000, seconds=HELD_SECONDS)
"""Of some two kilobytes each, in each process."""


@register.simple_tag
def hang(cards: Iterable[Card]) -> SafeString:
    """In the order given; kept in the memory of this process, for a broker full of cards would
    have no room for work."""
    how = (get_language(), numbers.chosen())
    return SafeString("".join(_drawn(card, how) for card in cards))


def _drawn(card: Card, how: tuple[str | None, str]) -> str:
    key = (how, card.stamp or repr(card))
    html = kept.get(key)
    if html is None:
        html = get_template("_work_card.html").render({"card": card})
        kept.set(key, html)
    return html
