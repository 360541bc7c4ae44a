"""A thread as it is read: critique in the order of its places, then the rest, answers below."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.queries.distance import is_unheard
from contributions.models import Comment, Resolution, State
from contributions.queries.places import Place, Shown


@dataclass(frozen=True, slots=True)
class Remark:
    """What `_comment.html` draws. `may_withdraw`: it is the reader's own. `number` is the flag's,
    for what points to a place; that is open until its maker says what became of it."""

    id: int
    author_id: int
    author_name: str
    author_url: str
    picture: str
    at: datetime
    text: str
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

    @property
    def is_flagged(self) -> bool:
        return bool(self.place and self.place.is_here and not self.is_withdrawn)


def remarks_of(
    thread: int, viewer: Any, *, shown: Shown | None = None, makers: Collection[int] = ()
) -> list[Remark]:
    """Withdrawn remarks without answers are gone; with answers, their place stays. One statement,
    and one more where passages point into a text. `makers` are the users of the work's authors."""
    remarks: dict[int, Remark] = {}
    answers: list[tuple[int, Remark]] = []
    for comment in _comments(thread, viewer):
        remark = _remark(comment, viewer, is_hidden=comment.unheard)  # type: ignore[attr-defined]
        if comment.parent_id:
            answers.append((comment.parent_id, remark))
        else:
            remarks[comment.pk] = _critique(comment, remark, shown, makers)
    for parent, answer in answers:
        if parent in remarks and not answer.is_withdrawn:
            remarks[parent].replies.append(answer)
    return _numbered([each for each in remarks.values() if each.replies or not each.is_withdrawn])


def _comments(thread: int, viewer: Any) -> QuerySet[Comment]:
    last = Resolution.objects.filter(comment=OuterRef("pk")).order_by("-id")
    said = JSONObject(state="state", number="version__number")
    comments = Comment.objects.filter(thread=thread).for_reading()
    words = [f"anchor__version__{name}" for name in ("text", "html", "parts")]
    return (
        comments.select_related("anchor__version")
        .defer(*words)
        .annotate(
            resolution=Subquery(last.values(data=said)[:1]),
            unheard=is_unheard(viewer, author="author"),
        )
    )


def _numbered(remarks: list[Remark]) -> list[Remark]:
    placed = sorted((each for each in remarks if each.place), key=_order)
    numbered = [replace(each, number=number) for number, each in enumerate(placed, start=1)]
    return numbered + [each for each in remarks if not each.place]


def _order(remark: Remark) -> tuple[float, float, int]:
    place = remark.place
    left, top, *_size = (place and place.box) or (0.0, 0.0)
    return ((place and place.start) or top, left, remark.id)


def _critique(
    comment: Comment, remark: Remark, shown: Shown | None, makers: Collection[int]
) -> Remark:
    anchor = getattr(comment, "anchor", None)
    place = shown.place_of(anchor, comment.pk) if shown and anchor else None
    facts: Any = comment
    last = facts.resolution or {"state": State.OPEN if place else ""}
    by_a_maker = comment.author_id in makers
    influence = last["state"] == State.ADDRESSED and not by_a_maker and not remark.is_withdrawn
    return replace(
        remark,
        place=place,
        state="" if remark.is_withdrawn else last["state"],
        state_label=_label(last),
        addressed_in=last.get("number") or 0,
        influence_note=_("%(name)s is a candidate for an influence credit")
        % {"name": remark.author_name}
        if influence
        else "",
    )


def _label(last: dict[str, Any]) -> str:
    if last["state"] == State.ADDRESSED:
        return _("Addressed in version %(number)s") % {"number": last["number"]}
    return str(State(last["state"]).label) if last["state"] else ""


def _remark(comment: Comment, viewer: Any, *, is_hidden: bool) -> Remark:
    """What the reader does not want to hear reads as if it were taken back, to them alone."""
    is_withdrawn = comment.withdrawn_at is not None or is_hidden
    taken_back = _("Taken back by its author.")
    if comment.removed_at:
        taken_back = _("Taken down by staff.")
    gone = _("You muted or blocked whoever wrote this.") if is_hidden else taken_back
    words = f"<p>{gone}</p>" if is_withdrawn else comment.html
    return Remark(
        id=comment.pk,
        author_id=comment.author_id,
        author_name=comment.author.person.credit_name,
        author_url=comment.author.get_absolute_url(),
        picture=comment.author.person.avatar_url,
        at=comment.created_at,
        text="" if is_withdrawn else comment.text,
        # Made by typesetting.to_html when the comment was written.
        html=mark_safe(words),  # noqa: S308
        may_withdraw=comment.author_id == viewer.pk and not is_withdrawn,
        is_withdrawn=is_withdrawn,
        is_edited=comment.edited_at is not None and not is_withdrawn,
    )
