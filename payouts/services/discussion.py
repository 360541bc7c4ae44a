"""Talking about a proposal: the words are kept by contributions, those taking part told here."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.models import Event, User
from accounts.services.notices import announce, notify
from accounts.telling.said import said as _
from contributions.models import Comment
from contributions.services import comments
from contributions.typesetting import quoted
from payouts.models import Proposal


@transaction.atomic
def say(*, proposal: Proposal, author: User, text: str, parent: Comment | None = None) -> Comment:
    """Tell whoever opened the proposal and whoever spoke. Raises ValidationError as
    `comments.write` does."""
    comment = comments.write(thread=proposal.thread, author=author, text=text, parent=parent)
    spoke = Comment.objects.filter(thread=proposal.thread_id, withdrawn_at=None).values("author")
    people = User.objects.filter(Q(pk__in=spoke) | Q(pk=proposal.opened_by_id), is_active=True)
    common: dict[str, Any] = {
        "actor": author.person,
        "subject": _("%(name)s wrote about the proposal for “%(title)s”")
        % {"name": author.person.credit_name, "title": proposal.production.title},
        "body": quoted(comment.text),
        "about": proposal.production.title,
        "url": comment.at(proposal.get_absolute_url()),
        "target": proposal,
        "key": f"comment-{comment.pk}",
    }
    notify(recipients=people, event=Event.COMMENTED, **common)
    announce(followed=comment.thread, event=Event.TALK, **common)
    return comment
