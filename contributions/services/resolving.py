"""What the makers of a work do about a remark: addressed in a version, won't do, open again."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from contributions.models import Comment, Contribution, Resolution, State, Version
from contributions.services import comments
from contributions.typesetting import quoted
from hitrecord.foundation.locking import for_change


@transaction.atomic
def resolve(
    *,
    comment: Comment,
    state: State,
    by: User,
    now: datetime,
    answer: str = "",
    number: int | None = None,
) -> bool:
    """Addressed in version `number`, or in the current one. The answer hangs below the remark.
    False when it stood like that before.

    Raises PermissionError for who is not an author of the work, ValidationError for an answer to
    a remark, for one that was taken back and for a version that is older than the remark, or none.
    """
    comment = for_change(Comment.objects).get(pk=comment.pk)
    work = Contribution.objects.select_related("current").get(thread_id=comment.thread_id)
    if not Contribution.objects.made_by(by).filter(pk=work.pk).exists():
        raise PermissionError("only its makers say what became of a remark")
    if comment.parent_id:
        raise ValidationError(_("This is an answer: say what became of the comment above it."))
    if comment.withdrawn_at:
        raise ValidationError(_("This comment was taken back: there is nothing to do about it."))
    version = _heeding(comment, work, number) if state == State.ADDRESSED else None
    last = comment.resolutions.last()
    known = (last.state, last.version_id) if last else (State.OPEN, None)
    is_new = known != (state, version.pk if version else None)
    said = None
    if answer.strip():
        # Whoever made the remark hears it with what became of that, in one notice.
        spared = comment.author if is_new else None
        said = comments.write(
            thread=comment.thread, author=by, text=answer, parent=comment, spared=spared
        )
    if not is_new:
        return False
    row = Resolution.objects.create(
        comment=comment, state=state, version=version, answer=said, by=by, at=now
    )
    _tell(row, work, answer)
    return True


def _heeding(comment: Comment, work: Contribution, number: int | None) -> Version | None:
    """A version that stood before the remark can owe it nothing: influence is credited by this."""
    version = work.current if number is None else work.versions.filter(number=number).first()
    if version is None:
        raise ValidationError(
            _("There is no version %(number)s. Choose one of those that are there.")
            % {"number": number}
        )
    if version.published_at <= comment.created_at:
        raise ValidationError(
            _(
                "Version %(number)s is older than this comment. Put up a new version first,"
                " or choose a later one. What you wrote is still here."
            )
            % {"number": version.number}
        )
    return version


def _tell(row: Resolution, work: Contribution, answer: str) -> None:
    words = {
        State.ADDRESSED: _("%(name)s addressed your comment in version %(number)s of “%(title)s”"),
        State.WONT_DO: _("%(name)s will not do what you proposed for “%(title)s”"),
        State.OPEN: _("%(name)s opened your comment about “%(title)s” again"),
    }
    number = row.version.number if row.version else 0
    name = row.by.person.credit_name
    notify(
        recipients=[row.comment.author],
        event=Event.RESOLVED,
        subject=words[State(row.state)] % {"name": name, "number": number, "title": work.title},
        url=row.comment.at(work.get_absolute_url()),
        # What was heeded and what was refused are two entries of an inbox.
        target=row.version or work,
        key=row.key,
        body=quoted(answer),
        actor=row.by.person,
    )
