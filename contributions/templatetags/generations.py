"""Words for the generations of a lineage: how many steps from the work that is looked at."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext, ngettext

register = template.Library()


@register.filter
def generation_name(number: int) -> str:
    if not number:
        return gettext("This work")
    steps = {"steps": abs(number)}
    if number < 0:
        return ngettext("%(steps)s step back", "%(steps)s steps back", -number) % steps
    return ngettext("%(steps)s step on", "%(steps)s steps on", number) % steps


@register.filter
def more_from(number: int) -> str:
    return gettext("more, %(where)s") % {"where": generation_name(number)}
