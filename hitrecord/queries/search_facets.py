"""What the results of one sort can be narrowed by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.queries.finding import names_of_skills
from contributions.models import Kind
from contributions.models.licence import LICENCES
from contributions.queries.finding import LENGTHS, NO_LICENCE, names_of_tags
from hitrecord.foundation.narrowing import Choice, Hit, choices
from projects.models import Phase

Labels = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: Promise
    choices: list[tuple[Choice, str]]
    """With the address that takes each, or takes it away again."""


def _licences(_hits: Sequence[Hit]) -> Labels:
    return {value: label for value, label in LICENCES if value} | {NO_LICENCE: _("none")}


def _lengths(_hits: Sequence[Hit]) -> Labels:
    return {name: label for name, (_most, label) in LENGTHS.items()}


_KIND = ("kind", _("Kind"), lambda _hits: dict(Kind.choices))
_SKILL = ("skill", _("Skill"), lambda _hits: names_of_skills())
_FACETS: Final[Mapping[str, tuple[tuple[str, Promise, Callable[[Sequence[Hit]], Labels]], ...]]] = {
    "works": (
        _KIND,
        ("length", _("Length"), _lengths),
        ("tag", _("Tag"), names_of_tags),
        ("licence", _("Licence"), _licences),
    ),
    "calls": (_SKILL, _KIND),
    "people": (_SKILL,),
    "projects": (("phase", _("State"), lambda _hits: dict(Phase.choices)),),
}


def chosen_of(sort: str, parameters: Mapping[str, str]) -> dict[str, str]:
    """What the address asks for; what is no facet of this sort is as if it were not there."""
    names = [name for name, _label, _labels in _FACETS.get(sort, ())]
    asked = {name: parameters.get(name, "")[:60] for name in names}
    return {name: value for name, value in asked.items() if value}


def facets_of(
    sort: str, hits: Sequence[Hit], chosen: Mapping[str, str], here: QueryDict
) -> list[Facet]:
    """Those that leave a choice, or were chosen."""
    made = [
        (name, label, choices(hits, chosen, name, labels(hits)))
        for name, label, labels in _FACETS.get(sort, ())
    ]
    return [
        Facet(name, label, [(choice, _address(here, name, choice)) for choice in left])
        for name, label, left in made
        if len(left) > 1 or name in chosen
    ]


def _address(here: QueryDict, name: str, choice: Choice) -> str:
    there = here.copy()
    there.pop("page", None)
    there[name] = "" if choice.is_chosen else choice.value
    return f"?{there.urlencode()}"
