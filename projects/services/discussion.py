"""Talking about a project: the words are kept by contributions, the leads are told here."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from accounts.models import Event, User
from accounts.queries.distance import must_reach
from accounts.services.notices import announce, notify
from accounts.telling.said import said as _
from contributions.models import Comment
from contributions.queries.speakers import speakers_beside
from contributions.services import comments
from contributions.typesetting import quoted
from projects.models import Project


@transaction.atomic
def say(*, project: Project, author: User, text: str, parent: Comment | None = None) -> Comment:
    """Raises ValidationError as `comments.write` does."""
    must_reach(author, project.leads.values_list("user", flat=True))
    comment = comments.write(thread=project.thread, author=author, text=text, parent=parent)
    people = {lead.user for lead in project.leads.select_related("user")}
    said = {"name": author.person.credit_name, "project": project.title}
    common: dict[str, Any] = {
        "actor": author.person,
        "body": quoted(comment.text),
        "about": project.title,
        "url": comment.at(project.get_absolute_url()),
        "target": project,
        "key": f"comment-{comment.pk}",
    }
    if comment.parent:
        answered, subject = [comment.parent.author], _("%(name)s answered you about %(project)s")
        notify(recipients=answered, event=Event.REMARKED, subject=subject % said, **common)
    subject = _("%(name)s wrote about %(project)s") % said
    notify(recipients=people, event=Event.COMMENTED, subject=subject, **common)
    too = _("%(name)s answered where you spoke about %(project)s") % said
    notify(recipients=speakers_beside(comment), event=Event.REMARKED, subject=too, **common)
    announce(followed=comment.thread, event=Event.TALK, subject=subject, **common)
    return comment
