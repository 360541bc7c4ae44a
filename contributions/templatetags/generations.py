"""Words for the generations of a lineage, counted from the work that is looked at."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

register = template.Library()


def _signed(number: int) -> str:
    return f"−{-number}" if number < 0 else f"+{number}"


@register.filter
def generation_name(number: int) -> str:
    if not number:
        return gettext("This work")
    return gettext("Generation %s") % _signed(number)


@register.filter
def more_from(number: int) -> str:
    return gettext("more from generation %s") % _signed(number)
