"""Staff take a project, a call or an update from view, and put it back as it was."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.services.titles import replace_in, retitle
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from projects.models import Announcement, Call, Project
from projects.models.hidden import Hideable

MARKS = ["hidden_at", "hidden_by", "hidden_words"]


@transaction.atomic
def hide(*, thing: Hideable, by: User, now: datetime) -> bool:
    """By a decision of staff, which the caller checks. False when it was hidden before."""
    held = _held(thing)
    if held.hidden_at:
        return False
    held.hidden_at, held.hidden_by = now, by
    held.hidden_words = {name: getattr(held, name) for name in held.GIVES_WAY}
    for name, words in held.GIVES_WAY.items():
        setattr(held, name, str(words))
    held.save(update_fields=[*MARKS, *held.GIVES_WAY])
    retitle_news(held, held.hidden_words["title"], held.title)
    for call in _calls_of(held):
        hide(thing=call, by=by, now=now)
    _tell_who_waits(
        held,
        _("A project where works of yours wait was taken from view"),
        f"hidden:{now.isoformat()}",
        _(
            "Nobody decides there for now. If it is shown again they wait there as before; until "
            "then you can withdraw them from it, and submit them elsewhere all the same."
        ),
    )
    return True


@transaction.atomic
def show_again(*, thing: Hideable, hidden_at: datetime) -> bool:
    """Undo just that hiding; what somebody else hid meanwhile stays hidden."""
    held = _held(thing)
    if held.hidden_at != hidden_at:
        return False
    kept = dict(held.hidden_words)
    retitle_news(held, held.title, kept["title"])
    for name, words in kept.items():
        setattr(held, name, words)
    held.hidden_at, held.hidden_by, held.hidden_words = None, None, {}
    held.save(update_fields=[*MARKS, *kept])
    for call in _calls_of(held):
        show_again(thing=call, hidden_at=hidden_at)
    words = _("%(project)s is shown again: your works wait there as before")
    subject = words % {"project": held.title}
    # by its own address, at which its name is taken from notices when it is hidden again
    _tell_who_waits(held, subject, f"shown:{hidden_at.isoformat()}", url=held.get_absolute_url())
    return True


def _tell_who_waits(thing: Hideable, subject: str, key: str, body: str = "", url: str = "") -> None:
    """For a word of leads who cannot give any, or can again. What was hidden is not named."""
    if not isinstance(thing, Project):
        return
    waiting = thing.submissions.waiting()
    notify(
        recipients=User.objects.filter(pk__in=waiting.order_by().values("submitted_by")),
        event=Event.DECIDED,
        subject=subject,
        body=body,
        url=url or reverse("submissions"),
        target=thing,
        key=f"project:{thing.pk}:{key}",
    )


def retitle_news(thing: Any, old: str, new: str) -> None:
    """In what people were told or will be; not for its leads, who have to know what it is
    about."""
    project = thing if isinstance(thing, Project) else thing.project
    leads = User.objects.filter(leading__project=project)
    for url in (thing.get_absolute_url(), *(one.get_absolute_url() for one in _calls_of(thing))):
        retitle(old=old, new=new, url=url, besides=leads)
        waiting = Announcement.objects.filter(url__startswith=url)
        # Made again from its parts, the sentence would hold the title again.
        waiting.filter(subject__contains=old).update(wording={})
        replace_in(waiting, ("subject", "body"), old, new)


def _calls_of(thing: Hideable) -> list[Call]:
    """Whoever answered one has it in their list: its words go, too."""
    return list(thing.calls.order_by("pk")) if isinstance(thing, Project) else []


def _held(thing: Hideable) -> Any:
    rows: Any = type(thing)._default_manager
    return for_change(rows).get(pk=thing.pk)
