"""Whose money it is reads what it is called; where staff took the project from view, others do
not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from payouts.models import Share
from projects.models import Lead, Production


def called_for(user: Any, productions: Iterable[Production]) -> None:
    """Takes the name of those whose project is hidden, in memory alone, from readers who neither
    lead it nor have money in it. One statement, and none while nothing is hidden."""
    for one in _unknown_to(user, productions):
        one.title = _("A production that was taken from view")
        one.summary = ""


def address_for(user: Any, production: Production) -> str:
    """Its slug says what it is called: empty for whoever does not read that."""
    return "" if _unknown_to(user, [production]) else production.slug


def _unknown_to(user: Any, productions: Iterable[Production]) -> list[Production]:
    hidden = {one.pk: one for one in productions if one.project.hidden_at}
    if not hidden or getattr(user, "sees_as_staff", False):
        return []
    known = set(_known_to(user, hidden)) if user.is_authenticated else set()
    return [hidden[pk] for pk in hidden.keys() - known]


def _known_to(user: Any, hidden: Iterable[int]) -> Iterable[int]:
    mine = Q(person__user=user) | Q(person__payee__claimed_by=user.person)
    shared = Q(proposals__shares__in=Share.objects.filter(mine))
    named = Q(pieces__credits__person__user=user)
    made = Q(pieces__credits__version__authorships__person__user=user)
    led = Q(project__in=Lead.objects.filter(user=user).values("project"))
    rows = Production.objects.filter(pk__in=hidden).filter(shared | named | made | led)
    return rows.order_by().values_list("pk", flat=True).distinct()
