"""What a project's leads tell: updates, and the news that reaches everybody who follows it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.domain.limits import Act
from accounts.models import User
from accounts.services.notices import hush, requote
from accounts.services.pace import keep_pace
from accounts.telling.said import Said
from accounts.telling.said import said as _
from contributions.typesetting import quoted, to_html
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.seen import require, stamp
from projects import tasks
from projects.models import Announcement, FormerUpdate, Project, Update
from projects.services.permission import require_lead
from projects.services.shown import require_shown
from projects.services.twins import twin


def announce(
    *,
    project: Project,
    by: User,
    subject: str,
    key: str,
    now: datetime,
    body: str = "",
    url: str = "",
) -> None:
    """Tell whoever follows the project, once for each `key`. A worker does it."""
    row, is_new = Announcement.objects.get_or_create(
        key=key,
        defaults={
            "project": project,
            "by": by,
            "subject": subject[:200],
            "wording": subject.wording if isinstance(subject, Said) else {},
            "body": body,
            "url": url or project.get_absolute_url(),
            "at": now,
            "due_at": now,
        },
    )
    if is_new:
        afterwards(tasks.announce.delay, row.pk)


@transaction.atomic
def write_update(*, project: Project, by: User, title: str, text: str, now: datetime) -> Update:
    """A form that is sent twice writes one. Raises ValidationError when it is one too many in a
    day."""
    require_lead(project, by)
    locked = for_change(Project.objects).get(pk=project.pk)
    said = {"author": by, "title": title, "text": text}
    before = twin(locked.updates.shown(), at="at", now=now, **said)
    if before:
        return before
    keep_pace(user=by, act=Act.UPDATE, now=now)
    update = Update.objects.create(project=project, html=to_html(text), at=now, **said)
    announce(
        project=project,
        by=by,
        subject=_("%(project)s: %(title)s") % {"project": project.title, "title": title},
        body=quoted(text),
        key=f"update:{update.pk}",
        url=update.get_absolute_url(),
        now=now,
    )
    return update


def unsay(update: Update) -> None:
    """Neither inboxes nor mails that wait quote what staff took down."""
    told = Announcement.objects.filter(key=f"update:{update.pk}")
    hush(*(f"news:{pk}" for pk in told.values_list("pk", flat=True)))
    told.update(body="")


@transaction.atomic
def reword_update(
    *, update: Update, by: User, title: str, text: str, seen: str, now: datetime
) -> bool:
    """Change an update; what it said before can be read on. False when nothing changed. `seen` is
    the stamp of what the form showed. Raises ValidationError when staff took it down meanwhile,
    Overtaken when another lead changed it."""
    project = for_change(Project.objects).get(pk=update.project_id)
    require_lead(project, by)
    locked = for_change(Update.objects).get(pk=update.pk)
    require_shown(project, locked)
    if (title, text) == (locked.title, locked.text):
        return False
    require(seen, stamp_of(locked))
    FormerUpdate.objects.create(
        update=locked, title=locked.title, text=locked.text, html=locked.html, by=by, at=now
    )
    locked.title, locked.text, locked.html = title, text, to_html(text)
    locked.edited_at = now
    locked.save(update_fields=["title", "text", "html", "edited_at"])
    told = Announcement.objects.filter(key=f"update:{locked.pk}").exclude(body="")
    requote(quoted(text), *(f"news:{pk}" for pk in told.values_list("pk", flat=True)))
    told.update(body=quoted(text))
    return True


def stamp_of(update: Update) -> str:
    return stamp(update.title, update.text)
