"""Who hears that something was said about a work: whom it answers, its authors, whoever spoke below
the same remark, who follows."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.urls import reverse

from accounts.models import Event, User
from accounts.services.notices import announce, notify
from accounts.telling.said import said as _
from contributions.models import Comment, Contribution
from contributions.queries.speakers import speakers_beside
from contributions.typesetting import quoted

REMOVE = "contributions.remove_contribution"


def tell(comment: Comment, *, spared: User | None = None) -> None:
    """Each once, whoever took the work down too. A project and a proposal tell their own;
    `spared` hears of it in another way."""
    work = Contribution.objects.filter(thread_id=comment.thread_id).first()
    if work is None:
        return
    author = comment.author
    said = {"name": author.person.credit_name, "title": work.title}
    common: dict[str, Any] = {
        "url": comment.at(work.get_absolute_url()),
        "target": work,
        "key": f"comment-{comment.pk}",
        "body": quoted(comment.text),
        "about": work.title,
        "actor": author.person,
    }
    aside = {author.pk, spared.pk if spared else author.pk}
    answered = comment.parent.author if comment.parent else None
    if answered and answered.pk not in aside:
        subject = _("%(name)s answered you about “%(title)s”") % said
        notify(recipients=[answered], event=Event.REMARKED, subject=subject, **common)
        aside.add(answered.pk)
    people = User.objects.filter(person__authorships__version=work.current_id)
    subject = _("%(name)s wrote about “%(title)s”") % said
    people = people.exclude(pk__in=aside).distinct()
    notify(recipients=people, event=Event.COMMENTED, subject=subject, **common)
    beside = [user for user in speakers_beside(comment) if user.pk not in aside]
    too = _("%(name)s answered where you spoke about “%(title)s”") % said
    notify(recipients=beside, event=Event.REMARKED, subject=too, **common)
    announce(followed=comment.thread, event=Event.TALK, subject=subject, **common)
    if work.removed_by:
        _tell_remover(comment, work, work.removed_by)


def _tell_remover(comment: Comment, work: Contribution, remover: User) -> None:
    """The page of the work is not there for them; the one that undoes it is. Of the remark, for
    nobody but authors sees the work. Whoever took it down and left the office is not asked."""
    in_office = remover.is_active and remover.has_perm(REMOVE)
    notify(
        recipients=[remover] if in_office else ModelBackend().with_perm(REMOVE),
        event=Event.OBJECTED,
        subject=_("%(name)s objects that “%(title)s” was taken down")
        % {"name": comment.author.person.credit_name, "title": work.title},
        url=reverse("removal", args=[work.pk]),
        target=comment,
        key=f"comment-{comment.pk}",
        body=quoted(comment.text),
        about=work.title,
        actor=comment.author.person,
    )
