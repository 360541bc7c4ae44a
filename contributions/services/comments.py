"""Saying something in a thread, and taking it back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.limits import Act
from accounts.models import Person, User
from accounts.queries.distance import must_reach
from accounts.services.notices import hush, requote
from accounts.services.pace import keep_pace
from contributions import typesetting
from contributions.domain.anchors import Anchor
from contributions.domain.links import addresses
from contributions.models import Anchor as Anchored
from contributions.models import Comment, Contribution, Resolution, Rewording, Thread, Version
from contributions.models.thread import COMMENT_LENGTH
from contributions.services import placing, talk_notices
from contributions.typesetting import quoted
from hitrecord.foundation.locking import for_change

A_MOMENT = timedelta(minutes=10)


@transaction.atomic
def write(
    *,
    thread: Thread,
    author: User,
    text: str,
    parent: Comment | None = None,
    place: tuple[Version, Anchor] | None = None,
    part: int = 1,
    spared: User | None = None,
) -> Comment:
    """Keep Markdown and its safe HTML. An answer to an answer joins the first remark, and points
    where that points: only a first remark has a place of its own.

    Raises ValidationError for nothing, for too much or too much at once, for a parent of another
    thread, and for a place that is not in that version.
    """
    text = _worded(text)
    first = parent.parent or parent if parent else None
    if first and (first.thread_id != thread.pk or first.withdrawn_at):
        raise ValidationError(_("The comment you answer is gone."), code="gone")
    must_reach(author, _heard_by(thread, first))
    where = placing.checked(place[1], place[0]) if place and not first else None
    there = placing.columns(where, place[0], part) if place and where else None
    # Whoever presses Send twice at once says it once: the second one waits, and then reads it.
    for_change(Thread.objects.filter(pk=thread.pk)).get()
    said = _said_already(thread, author, text, first, there)
    if said:
        return said
    html = typesetting.to_html(text, headings=False)
    now = timezone.now()
    keep_pace(user=author, act=Act.LINK, amount=addresses(html), now=now)
    keep_pace(user=author, act=Act.COMMENT, now=now)
    comment = Comment.objects.create(
        thread=thread, author=author, text=text, html=html, parent=first
    )
    if place and there:
        Anchored.objects.create(comment=comment, version=place[0], **there)
    talk_notices.tell(comment, spared=spared)
    return comment


@transaction.atomic
def reword(*, comment: Comment, by: User, text: str, now: datetime) -> bool:
    """Change one's own words; the old ones can be read on. False when nothing changed.

    Raises PermissionError for somebody else's comment, ValidationError for nothing, for too much
    words that were taken back and for too many links.
    """
    comment = for_change(Comment.objects).get(pk=comment.pk)
    if comment.author_id != by.pk:
        raise PermissionError("only its author words a comment anew")
    text = _worded(text)
    if comment.withdrawn_at:
        raise ValidationError(_("You took this comment back. Write a new one."), code="gone")
    if text == comment.text:
        return False
    html = typesetting.to_html(text, headings=False)
    more = max(0, addresses(html) - addresses(comment.html))
    keep_pace(user=by, act=Act.LINK, amount=more, now=now)
    # What is put right within a moment is one change: what stood there before it is kept.
    if not comment.rewordings.filter(at__gt=now - A_MOMENT).exists():
        Rewording.objects.create(comment=comment, text=comment.text, at=now)
    comment.text, comment.html = text, html
    comment.edited_at = now
    comment.save(update_fields=["text", "html", "edited_at"])
    requote(quoted(text), *_told_by([comment]))
    return True


def withdraw(*, comment: Comment, by: User, now: datetime) -> bool:
    """Take one's own words back: their place stays. False when that was done before.

    Raises PermissionError for somebody else's comment.
    """
    if comment.author_id != by.pk:
        raise PermissionError("only its author withdraws a comment")
    mine = Comment.objects.filter(pk=comment.pk, withdrawn_at=None)
    if not mine.update(withdrawn_at=now):
        return False
    _unsay([comment])
    return True


def take_down(*, comment: Comment, by: User, now: datetime) -> bool:
    """By a decision of staff, which the caller checks. False when it was gone before."""
    up = Comment.objects.filter(pk=comment.pk, withdrawn_at=None)
    if not up.update(withdrawn_at=now, removed_at=now, removed_by=by):
        return False
    _unsay([comment])
    return True


@transaction.atomic
def forget(*, author: User, now: datetime) -> None:
    """All that somebody ever said, with what it was before they worded it anew."""
    said = Comment.objects.filter(author=author)
    _unsay(list(said))
    Rewording.objects.filter(comment__in=said).delete()
    said.filter(withdrawn_at=None).update(withdrawn_at=now)
    said.update(text="", html="")


def _unsay(comments: list[Comment]) -> None:
    """Neither inboxes nor mails that wait quote what is gone."""
    hush(*_told_by(comments))


def _told_by(comments: list[Comment]) -> list[str]:
    """The keys of what quotes them."""
    told = Resolution.objects.filter(answer__in=comments)
    return [*(f"comment-{comment.pk}" for comment in comments), *(each.key for each in told)]


def _heard_by(thread: Thread, first: Comment | None) -> set[int | None]:
    """Whom the words go to: the authors of the work, and whoever is answered."""
    work = Contribution.objects.filter(thread_id=thread.pk).values("current")
    people = Person.objects.filter(authorships__version__in=work).values_list("user", flat=True)
    return {*people, first.author_id if first else None}


def _worded(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError(_("Write something before you send it."), code="empty")
    if len(text) > COMMENT_LENGTH:
        raise ValidationError(
            _(
                "A comment has room for %(limit)s characters, this one has %(length)s."
                " All of it is still here: shorten it and send it again."
            ),
            code="long",
            params={"limit": COMMENT_LENGTH, "length": len(text)},
        )
    return text


def _said_already(
    thread: Thread, author: User, text: str, first: Comment | None, there: dict[str, Any] | None
) -> Comment | None:
    """The same words about the same place a moment ago: the browser's Back, then Send again."""
    moment = timezone.now() - A_MOMENT
    mine = thread.comments.filter(author=author, parent=first, text=text, withdrawn_at=None)
    place = {f"anchor__{name}": value for name, value in (there or {"pk": None}).items()}
    return mine.filter(created_at__gt=moment, **place).first()
