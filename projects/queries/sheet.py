"""What a producer finds when they open a cue sheet: what is on it, and what could be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from accounts.models import Skill
from contributions.models import Version
from projects.domain.measures import say
from projects.models import Credit, Lane, Measure, Place, Plan, Production, Submission
from projects.queries.against import against
from projects.queries.influences import INFLUENCE, candidates
from projects.queries.roots import roots_of

MOST_WAITING = 100
NOT_UPLOADED = (INFLUENCE, "Direction", "Idea", "Captioning")


@dataclass(slots=True)
class Opened:
    """Rows as somebody would have typed them. `names` says what each is called, those of waiting
    works on other pages too; `there` which row a version has, `versions` which one of several it
    is. `against` is what speaks against a version, and `because` the versions for which a person
    is a candidate, once credited."""

    measure: str
    pieces: list[dict[str, Any]] = field(default_factory=list)
    credits: list[dict[str, Any]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    there: dict[str, str] = field(default_factory=dict)
    against: dict[str, list[str]] = field(default_factory=dict)
    because: dict[str, list[str]] = field(default_factory=dict)
    versions: dict[str, Version] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    waiting: Page[Submission] = field(default_factory=lambda: _pages([]).get_page(1))
    from_plan: bool = False

    @property
    def given(self) -> dict[str, dict[str, Any]]:
        """What each row said before anybody typed, by what is credited."""
        return {row["what"]: row for row in self.credits}


def open_sheet(production: Production, page: str = "1") -> Opened:
    """A fixed number of statements. An empty sheet begins with the pieces of the plan. `page` is
    that of the works that are not credited yet."""
    pieces = list(production.pieces.all())
    plan = Plan.objects.filter(project=production.project_id).first()
    begins_with = plan if plan and not pieces else None
    opened = Opened(begins_with.measure if begins_with else production.measure)
    places = _places(plan)
    opened.pieces = [
        {"id": p.pk, "order": at, "title": p.title, "points": p.points, "reason": p.reason}
        for at, p in enumerate(pieces, 1)
    ]
    heads = [place for place in places if place.lane == Lane.PIECES]
    if begins_with and (heads or any(place.submission_id for place in places)):
        opened.from_plan = True
        titles = [head.title for head in heads] or [production.title]
        opened.pieces = [
            {"order": at, "title": title, "points": 10} for at, title in enumerate(titles, 1)
        ]
    rows = {piece.pk: str(number) for number, piece in enumerate(pieces)}
    credited = _credits(production, opened, rows)
    waiting = _uncredited(production, {place.submission_id for place in places})
    opened.waiting = _pages(waiting).get_page(page)
    opened.names |= {f"work-{each.pk}": _name(each) for each in waiting}
    opened.there |= {f"version-{each.version_id}": f"work-{each.pk}" for each in waiting}
    _accepted(opened, places, heads)
    _influences(production, opened, credited)
    _roots(production, opened, credited)
    found = against([each.version_id for each in opened.waiting])
    known = [*(each.version for each in credited), *(each.version for each in opened.waiting)]
    opened.versions = {f"version-{v.pk}": v for v in known if v and v.is_one_of_several}
    opened.against = {f"version-{version}": said for version, said in found.items()}
    for number, row in enumerate(opened.credits, 1):
        row["order"] = number
    skills = Skill.objects.values_list("name", flat=True)
    opened.roles = [*skills, *NOT_UPLOADED]
    return opened


def _places(plan: Plan | None) -> list[Place]:
    return list(plan.places.all()) if plan else []


def _credits(production: Production, opened: Opened, rows: dict[int, str]) -> list[Credit]:
    pages = production.measure == Measure.PAGES
    credits = list(
        Credit.objects.filter(piece__production=production)
        .select_related("version__contribution", "person")
        .order_by("piece__position", "position", "id")
    )
    for credit in credits:
        key = f"credit-{credit.pk}"
        named = credit.version.contribution.title if credit.version else str(credit.person)
        opened.names[key] = named
        of = f"version-{credit.version_id}" if credit.version else f"person-{credit.person_id}"
        if credit.version:
            opened.there[of] = key
        opened.credits.append(
            {
                "what": key,
                "of": of,
                "piece": rows[credit.piece_id],
                "role": credit.role,
                "place": credit.place,
                "points": credit.points,
                "reason": credit.reason,
                **_span(credit.begins, credit.ends, pages),
            }
        )
    return credits


def _span(begins: int | None, ends: int | None, pages: bool) -> dict[str, str]:
    if begins is None or ends is None:
        return {}
    return {
        "begins": say(begins, pages=pages, is_end=False),
        "ends": say(ends, pages=pages, is_end=True),
    }


def _uncredited(production: Production, placed: set[int | None]) -> list[Submission]:
    """Accepted works that are not on the sheet: those of its plan first, then as they were
    accepted. What two calls took is there once."""
    on_sheet = Credit.objects.filter(piece__production=production, version__isnull=False)
    works = (
        production.project.submissions.accepted()
        .exclude(version__in=on_sheet.values("version"))
        .select_related("version__contribution", "call__skill", "submitted_by__person")
        .order_by("decided_at", "pk")
    )
    once: dict[int, Submission] = {}
    for each in works:
        once.setdefault(each.version_id, each)
    return sorted(once.values(), key=lambda each: each.pk not in placed)


def _pages(waiting: list[Submission]) -> Paginator[Submission]:
    return Paginator(waiting, MOST_WAITING)


def _name(submission: Submission) -> str:
    """Whoever credits what is not on the wall any more knows it while they do."""
    work = submission.version.contribution
    if work.removed_at:
        return _("%(title)s (taken down by the staff)") % {"title": work.title}
    if work.withdrawn_at:
        return _("%(title)s (withdrawn by its authors)") % {"title": work.title}
    return work.title


def _accepted(opened: Opened, places: list[Place], heads: list[Place]) -> None:
    """Works of the plan come with their piece, where the sheet begins with it, and place; a plan
    without pieces is one over the whole."""
    placed = {place.submission_id: place for place in places if place.submission_id}
    for each in opened.waiting:
        work = each.version.contribution
        row: dict[str, Any] = {
            "what": f"work-{each.pk}",
            "of": f"version-{each.version_id}",
            "role": each.call.skill.name if each.call else work.get_kind_display(),
            "points": 1,
        }
        place = placed.get(each.pk)
        if place:
            row |= _span(place.starts_at, place.ends_at, opened.measure == Measure.PAGES)
            before = [n for n, head in enumerate(heads) if head.starts_at <= place.starts_at]
            row |= {"piece": str(before[-1] if before else 0)} if opened.from_plan else {}
        opened.credits.append(row)


def _influences(production: Production, opened: Opened, credited: list[Credit]) -> None:
    """People whose remark was heeded in a version that is credited or could be, and those who
    shaped what was made outside, until they are credited for it."""
    on_sheet = {credit.version_id for credit in credited if credit.version_id}
    versions = [*on_sheet, *(each.version_id for each in opened.waiting)]
    found = candidates(production, credited, versions)
    heeded = [(each.person_id, each.name, each.work, each.version_id) for each in found.heeded]
    shaped = [(each.person_id, each.name, each.what, 0) for each in found.shaped]
    for person, name, why, version in [*heeded, *shaped]:
        key = f"person-{person}"
        if key not in opened.names:
            opened.names[key] = name
            row = {"what": key, "of": key, "role": INFLUENCE, "points": 1, "reason": why}
            opened.credits.append(row)
        opened.because.setdefault(key, []).append(f"version-{version}")
    for key, causes in opened.because.items():
        if any(int(cause.split("-")[1]) in {0, *on_sheet} for cause in causes):
            opened.because[key] = []


def _roots(production: Production, opened: Opened, credited: list[Credit]) -> None:
    """Whoever is a candidate for something else already has a line."""
    for root in roots_of(production, credited):
        key = f"person-{root.person_id}"
        if key not in opened.names:
            opened.names[key] = root.name
            row = {"what": key, "of": key, "role": root.role, "points": 1, "reason": root.why}
            opened.credits.append(row)
