"""A thread as it is read: a page of first remarks in their order, answers below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import storages
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries.distance import is_unheard
from contributions.models import Comment, State
from contributions.queries.critique import Choice, choices_of
from contributions.queries.places import Place, Shown
from contributions.queries.sketches import Sketch, sketches_of
from hitrecord.foundation.once import Once
from hitrecord.foundation.text import whole_number

REMARKS: Final = 50
"""First remarks on a page."""
NOBODY: Final = AnonymousUser()
"""Who mutes nobody, and wrote nothing."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What `_comment.html` draws. `may_withdraw`: it is the reader's own."""

    id: int
    author_id: int
    author_name: str
    author_url: str
    picture: str
    at: datetime
    html: SafeString
    may_withdraw: bool
    is_withdrawn: bool
    is_edited: bool
    place: Place | None = None
    number: int = 0
    state: str = ""
    state_label: str = ""
    addressed_in: int = 0
    influence_note: str = ""
    replies: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Where:
    """What of a talk is asked for: a page, the page with a remark, or what stands in a way."""

    page: str = "1"
    remark: int | None = None
    state: str = ""

    @classmethod
    def read(cls, parameters: Mapping[str, str], *, remark: int | None = None) -> Where:
        asked = remark or whole_number(parameters.get("remark", ""))
        return cls(parameters.get("talk", "1"), asked, parameters.get("critique", ""))


@dataclass(frozen=True, slots=True)
class Talk:
    """`remarks` are those of this page; `flagged` is what has a flag on the stage, of all.
    `is_unheard`: all that is said there comes from people whom this reader keeps away from."""

    remarks: list[Remark]
    page: Page[Sketch]
    choices: list[Choice]
    flagged: list[Sketch]
    count: int
    is_unheard: bool = False

    @property
    def is_sorted(self) -> bool:
        """There is more than one way to stand."""
        return len(self.choices) > 1

    @property
    def shown(self) -> set[int]:
        return {each.id for each in self.remarks}


def talk_of(
    thread: int,
    viewer: Any,
    where: Where,
    *,
    shown: Shown | None = None,
    makers: Collection[int] = (),
    decides: bool = False,
) -> Talk:
    """Two statements, and one more where passages point into a text or a reader sees none.
    `makers` are the users of the work's authors. From a viewer who `decides` there, nothing is
    hidden."""
    ears = NOBODY if decides else viewer
    sketches = sketches_of(thread, ears, shown)
    at = _found(thread, where.remark, sketches)
    choices = choices_of([each.state for each in sketches], "" if at is not None else where.state)
    chosen = next(each.value for each in choices if each.is_chosen)
    standing = [each for each in sketches if not chosen or each.state == chosen]
    pages = Paginator(standing, REMARKS)
    page = pages.get_page(where.page if at is None else at // REMARKS + 1)
    flagged = [each for each in sketches if each.is_flagged]
    remarks = _remarks(page.object_list, viewer, makers, ears)
    is_unheard = not sketches and _is_anything_said(thread, ears)
    return Talk(remarks, page, choices, flagged, len(sketches), is_unheard)


def remarks_of(thread: int) -> list[Remark]:
    """All of them, for threads that somebody decides by: whoever muted the other side reads what
    they say, too, and nothing is taken back there."""
    return _remarks(sketches_of(thread, NOBODY), NOBODY, (), NOBODY)


def _is_anything_said(thread: int, ears: Any) -> bool:
    standing = Comment.objects.filter(thread=thread, withdrawn_at=None)
    return bool(ears.is_authenticated and standing.exists())


def _found(thread: int, remark: int | None, sketches: Sequence[Sketch]) -> int | None:
    """The place of a remark, or of the one that it answers, among all."""
    places = {each.id: place for place, each in enumerate(sketches)}
    if remark is None or remark in places:
        return places.get(remark or 0)
    answered = Comment.objects.filter(pk=remark, thread=thread).values_list("parent", flat=True)
    return places.get(answered.first() or 0)


def _remarks(
    sketches: Iterable[Sketch], viewer: Any, makers: Collection[int], ears: Any
) -> list[Remark]:
    """What was taken back says so in its place, above its answers; of answers nothing is left."""
    wanted = {each.id: each for each in sketches}
    if not wanted:
        return []
    found: dict[int, Remark] = {}
    answers: dict[int, list[Remark]] = {}
    known = {"reader": ears.pk} if ears.is_authenticated else {}
    for row in _ROWS(firsts=list(wanted), **known):
        if row["parent_id"] is None:
            facts = _critique(wanted[row["id"]], makers)
            replies = answers.setdefault(row["id"], [])
            found[row["id"]] = _remark(row, viewer, replies=replies, **facts)
        elif not (row["withdrawn_at"] or row["unheard"]):
            answers.setdefault(row["parent_id"], []).append(_remark(row, viewer))
    return [found[pk] for pk in wanted if pk in found]


def _rows(*, firsts: list[int], reader: int = 0) -> Any:
    said = Comment.objects.filter(Q(pk__in=firsts) | Q(parent__in=firsts))
    said = said.annotate(unheard=is_unheard(User(pk=reader), author="author"))
    return said.order_by("created_at", "id").values(
        *("id", "parent_id", "author_id", "author__handle", "author__is_active"),
        *("author__person__credit_name", "author__person__avatar"),
        *("created_at", "edited_at", "withdrawn_at", "removed_at", "html"),
        "unheard",
    )


_ROWS: Final = Once(_rows)


def _critique(sketch: Sketch, makers: Collection[int]) -> dict[str, Any]:
    influence = sketch.state == State.ADDRESSED and sketch.author_id not in makers
    return {
        "place": sketch.place,
        "number": sketch.number,
        "state": sketch.state,
        "state_label": _label(sketch),
        "addressed_in": sketch.addressed_in,
        "influence_note": _("%(name)s is a candidate for an influence credit")
        % {"name": sketch.author_name}
        if influence
        else "",
    }


def _label(sketch: Sketch) -> str:
    if sketch.state == State.ADDRESSED:
        return _("Addressed in version %(number)s") % {"number": sketch.addressed_in}
    return str(State(sketch.state).label) if sketch.state else ""


def _remark(row: Mapping[str, Any], viewer: Any, **critique: Any) -> Remark:
    is_withdrawn = row["withdrawn_at"] is not None or row["unheard"]
    picture, handle = row["author__person__avatar"], row["author__handle"]
    words = f"<p>{_gone(row)}</p>" if is_withdrawn else row["html"]
    return Remark(
        id=row["id"],
        author_id=row["author_id"],
        author_name=row["author__person__credit_name"],
        author_url=reverse("profile", args=[handle]) if row["author__is_active"] else "",
        picture=storages["renditions"].url(picture) if picture else "",
        at=row["created_at"],
        # Made by typesetting.to_html when the comment was written.
        html=mark_safe(words),  # noqa: S308
        may_withdraw=row["author_id"] == viewer.pk and not is_withdrawn,
        is_withdrawn=is_withdrawn,
        is_edited=row["edited_at"] is not None and not is_withdrawn,
        **critique,
    )


def _gone(row: Mapping[str, Any]) -> str:
    """What the reader does not want to hear reads as if it were taken back, to them alone."""
    if row["unheard"]:
        return _("You muted or blocked whoever wrote this.")
    return _("Taken down by staff.") if row["removed_at"] else _("Taken back by its author.")
