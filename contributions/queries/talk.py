"""A thread as it is read: remarks in order, answers below them, one statement."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from contributions.models import Comment


@dataclass(frozen=True, slots=True)
class Remark:
    """What `_comment.html` draws. `may_withdraw`: it is the reader's own."""

    id: int
    author_name: str
    author_url: str
    picture: str
    at: datetime
    html: SafeString
    may_withdraw: bool
    is_withdrawn: bool
    state: str = ""
    replies: list[Remark] = field(default_factory=list)


def remarks_of(thread: int, viewer: Any) -> list[Remark]:
    """Withdrawn remarks without answers are gone; with answers, their place stays."""
    remarks: dict[int, Remark] = {}
    answers: list[tuple[int, Remark]] = []
    for comment in Comment.objects.filter(thread=thread).for_reading():
        remark = _remark(comment, viewer)
        if comment.parent_id:
            answers.append((comment.parent_id, remark))
        else:
            remarks[comment.pk] = remark
    for parent, answer in answers:
        if parent in remarks and not answer.is_withdrawn:
            remarks[parent].replies.append(answer)
    return [each for each in remarks.values() if each.replies or not each.is_withdrawn]


def _remark(comment: Comment, viewer: Any) -> Remark:
    is_withdrawn = comment.withdrawn_at is not None
    words = f"<p>{_('Taken back by its author.')}</p>" if is_withdrawn else comment.html
    return Remark(
        id=comment.pk,
        author_name=comment.author.person.credit_name,
        author_url=comment.author.get_absolute_url(),
        picture=comment.author.person.avatar_url,
        at=comment.created_at,
        # Made by typesetting.to_html when the comment was written.
        html=mark_safe(words),  # noqa: S308
        may_withdraw=comment.author_id == viewer.pk and not is_withdrawn,
        is_withdrawn=is_withdrawn,
    )
