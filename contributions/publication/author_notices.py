"""What people tell each other about being named as authors."""

from __future__ import annotations

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import labelled
from accounts.telling.said import said as _
from contributions.models import Answer, DraftAuthor, Version

ASKED = gettext_lazy("%(name)s wants to name you as an author of “%(title)s”")
TAKEN_OFF = gettext_lazy("%(name)s took your name off “%(title)s” before publishing it")
THROWN_AWAY = gettext_lazy("%(name)s threw the draft “%(title)s” away: nothing is published")
ANSWERED = {
    Answer.ACCEPTED: gettext_lazy("%(name)s will be named as an author of “%(title)s”"),
    Answer.DECLINED: gettext_lazy("%(name)s does not want to be an author of “%(title)s”"),
    Answer.LEFT: gettext_lazy("%(name)s is no author of “%(title)s” any more"),
}


def tell_the_asked(row: DraftAuthor, subject: Promise, key: str, url: str = "") -> None:
    by = row.draft.author
    notify(
        recipients=[row.person.user] if row.person.user else [],
        event=Event.INVITED,
        subject=labelled(subject) % {"name": by.person.credit_name, "title": row.draft},
        body=row.role,
        url=url or row.get_absolute_url(),
        target=row.draft,
        key=f"co-author:{row.pk}:{key}",
        actor=by.person,
    )


def tell_the_maker(row: DraftAuthor, given: Answer, line: str, now: datetime) -> None:
    notify(
        recipients=[row.draft.author],
        event=Event.ANSWERED,
        subject=labelled(ANSWERED[given]) % {"name": row.person.credit_name, "title": row.draft},
        body=line,
        url=row.draft.get_absolute_url(),
        target=row.draft,
        key=f"answered:{row.pk}:{given}:{now.timestamp():.0f}",
        actor=row.person,
    )


def tell_the_others(*, version: Version, by: User) -> None:
    """Whose names stand on what was published."""
    notify(
        recipients=User.objects.filter(person__authorships__version=version).exclude(pk=by.pk),
        event=Event.READY,
        subject=_("%(name)s published “%(title)s”, and you are one of its authors")
        % {"name": by.person.credit_name, "title": version.contribution.title},
        url=version.contribution.get_absolute_url(),
        target=version.contribution,
        key=f"co-author-of:{version.pk}",
        actor=by.person,
    )
