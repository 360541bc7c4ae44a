"""Counts and sizes as the reader wants numbers written; in all templates without loading them."""

from __future__ import annotations

from django import template

from hitrecord.foundation.numbers import grouped, weight

register = template.Library()
register.filter("intcomma", grouped)
register.filter("filesizeformat", weight)


@register.filter
def in_fours(key: str) -> str:
    """A long key as people copy it by hand; apps read over the spaces."""
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))
