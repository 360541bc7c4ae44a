"""The licences a draft may choose from, each with the reason when it may not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy

from accounts.telling.said import joined
from accounts.telling.said import said as _
from contributions.domain.licences import LEAVES, Licence, licence_name, licence_url
from contributions.models import Draft, Version
from contributions.queries.limits import Limit, limits_of, limits_of_version

MEANS: Final = {
    Licence.NONE: gettext_lazy("Members build on it here, as the accord says; nobody elsewhere."),
    Licence.CC0: gettext_lazy("Anybody does with it what they like, without naming you."),
    Licence.BY: gettext_lazy("Anybody uses and changes it, and names you."),
    Licence.BY_SA: gettext_lazy("As BY, and what they make of it is given on alike."),
    Licence.BY_NC: gettext_lazy("Anybody uses and changes it, names you, and earns nothing by it."),
    Licence.BY_NC_SA: gettext_lazy("As BY-NC, and what they make of it is given on alike."),
}


@dataclass(frozen=True, slots=True)
class Option:
    """`why` says what stands against it, "" for what may be chosen."""

    value: str
    name: str
    url: str
    means: str
    why: str


def options_for(draft: Draft, sources: Iterable[tuple[int, str]]) -> list[Option]:
    limits = limits_of(draft, sources)
    return [
        Option(
            value=str(licence),
            name=licence_name(licence) or _("None"),
            url=licence_url(licence),
            means=str(MEANS[licence]),
            why=why_not(licence, limits),
        )
        for licence in Licence
    ]


def problem_of(draft: Draft) -> str:
    """Why the chosen licence cannot be given, else ""; without one nothing is looked up."""
    if not draft.licence:
        return ""
    sources = draft.sources.values_list("source", "relation")
    return why_not(Licence(draft.licence), limits_of(draft, sources))


def problem_of_version(version: Version) -> str:
    """Why the licence it was given is not its authors' to give, by what was decided since; else
    ""."""
    if not version.licence:
        return ""
    return why_not(Licence(version.licence), limits_of_version(version))


def licence_given(draft: Draft) -> Version | None:
    """The version before, where it has a licence: that one stays."""
    before = draft.contribution.current if draft.contribution else None
    return before if before and before.licence else None


def why_not(licence: Licence, limits: Sequence[Limit]) -> str:
    """Names the strictest ancestor that stands against it."""
    if not licence:
        return ""
    against = next((limit for limit in limits if licence not in LEAVES[limit.licence]), None)
    return _sentence(against) if against else ""


def _sentence(limit: Limit) -> str:
    left = [licence_name(each) for each in Licence if each in LEAVES[limit.licence]]
    words = {"title": limit.title, "author": limit.author, "licence": limit.label}
    if not left:
        return _("“%(title)s” by %(author)s is %(licence)s, so this can have no licence.") % words
    return _("“%(title)s” by %(author)s is %(licence)s, so this can only be %(left)s.") % (
        words | {"left": joined(_(" or "), *left)}
    )
