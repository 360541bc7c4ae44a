"""Shares of a cue sheet before there is any money: parts of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from accounts.models import Person
from hitrecord.foundation.numbers import as_read
from payouts.computing import drafting
from payouts.domain.document import DocumentError
from payouts.domain.money import apportion
from payouts.domain.split import split
from payouts.models import Policy
from payouts.queries import cuesheet
from projects.models import Production

MOST_REACHED = 20_000
"""Works behind a sheet that a page may wait for."""


@dataclass(frozen=True, slots=True)
class Shown:
    name: str
    percent: str


def document_of(production: Production) -> dict[str, Any] | None:
    """All that its shares depend on; None when to work them out would take too long."""
    if cuesheet.reaches_more_than(production.pk, MOST_REACHED):
        return None
    policy = Policy.objects.filter(production=production).first() or Policy(
        upstream_bp=settings.UPSTREAM_BP
    )
    return drafting.first_period(production.pk, policy, "USD", 0)


def shares_by(document: dict[str, Any]) -> list[Shown]:
    """The largest first, and empty when nobody is credited."""
    try:
        people = split(document).people
    except DocumentError:
        return []
    names = dict(
        Person.objects.filter(key__in=[p.person for p in people]).values_list("key", "credit_name")
    )
    ordered = sorted(people, key=lambda each: (-each.grains, each.person))
    # Hundredths of a percent, cut as money is: what is shown adds up to the whole.
    parts = apportion(100_00, [each.grains for each in ordered]) if ordered else []
    return [
        Shown(names[each.person], as_read(f"{part / 100:.2f}"))
        for each, part in zip(ordered, parts, strict=True)
    ]
