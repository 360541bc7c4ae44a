"""The cue sheet line by line, in words: to say what was changed on it, and whom that concerns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from accounts.models import Person
from contributions.models import Authorship
from hitrecord.foundation.quoting import in_quotes
from projects.models import Credit, Measure, Production
from projects.queries.production import place_of


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    said: str
    users: frozenset[int]


NOTHING = Line("", "", frozenset())


def is_bound(production: Production) -> bool:
    """Somebody has read the sheet: what is changed now needs a reason."""
    proposed = production.proposals.filter(opened_at__isnull=False)
    return production.released_at is not None or proposed.exists()


def sheet_state(production: Production) -> dict[str, Line]:
    """By row. What each weighs is said of pieces and credits, where a credit is, and why; their
    order weighs nothing."""
    pages = production.measure == Measure.PAGES
    authors = Authorship.objects.select_related("person__claimed_by")
    credits = (
        Credit.objects.filter(piece__production=production)
        .select_related("piece", "person__claimed_by", "version__contribution")
        .prefetch_related(Prefetch("version__authorships", authors))
    )
    lines: dict[str, Line] = {}
    within: dict[int, set[int]] = {}
    for credit in credits:
        line = lines[f"credit {credit.pk}"] = _credit(credit, pages)
        within.setdefault(credit.piece_id, set()).update(line.users)
    for piece in production.pieces.all():
        label = _("Piece “%(title)s”") % {"title": piece.title}
        said = _because(_("%(points)s points") % {"points": piece.points}, piece.reason)
        lines[f"piece {piece.pk}"] = Line(label, said, frozenset(within.get(piece.pk, ())))
    return lines


def changes(before: dict[str, Line], after: dict[str, Line]) -> list[dict[str, Any]]:
    """As the audit log keeps them: whoever is named in neither line does not read it."""
    found = []
    for key in before | after:
        old, new = before.get(key, NOTHING), after.get(key, NOTHING)
        if (old.label, old.said) != (new.label, new.said):
            found.append(
                {
                    "label": new.label or old.label,
                    "before": old.said,
                    "after": new.said,
                    "users": sorted(old.users | new.users),
                }
            )
    return found


def _because(said: str, reason: str) -> str:
    return f"{said}; {in_quotes(reason)}" if reason else said


def _credit(credit: Credit, pages: bool) -> Line:
    named: list[Person] = [credit.person] if credit.person else []
    if credit.version:
        named = [one.person for one in credit.version.authorships.all()]
    names = ", ".join(person.credit_name for person in named)
    title = f"{in_quotes(credit.version.contribution.title)}, " if credit.version else ""
    said = _("%(role)s in “%(piece)s”, %(points)s points") % {
        "role": credit.role,
        "piece": credit.piece.title,
        "points": credit.points,
    }
    where = place_of(credit, pages)
    said = _because(f"{said}, {where}" if where else said, credit.reason)
    known = (one.user_id or (one.claimed_by and one.claimed_by.user_id) for one in named)
    return Line(f"{title}{names}", said, frozenset(pk for pk in known if pk))
