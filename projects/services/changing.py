"""Changing a call: its leads one that is open, staff what is wrong in any."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from projects.models import Call, CallChange, Decision, Guarantee, Project
from projects.models.call_change import BY_STAFF
from projects.services.calls import check_deadline
from projects.services.hiding import retitle_news
from projects.services.permission import require_lead
from projects.services.shown import require_shown

PROMISED = ("reward", "amount")
SAID = ("title", "brief", "skill_id", "kinds", "deadline", *PROMISED)
OVERTAKEN = "overtaken"


def stamp_of(call: Call) -> str:
    """Of what a call says: another one as soon as another lead changed it."""
    return sha256(repr([getattr(call, name) for name in SAID]).encode()).hexdigest()[:16]


def said_by(call: Call) -> dict[str, Any]:
    """As it can be kept, and said to people."""
    return {
        "title": call.title,
        "brief": call.brief,
        "skill": call.skill.name,
        "kinds": sorted(call.kinds),
        "deadline": call.deadline.astimezone(UTC).isoformat(),
        "reward": call.reward,
        "amount": call.amount,
    }


@transaction.atomic
def change_call(
    *,
    call: Call,
    by: User,
    now: datetime,
    words: Mapping[str, Any],
    reason: str = "",
    seen: str = "",
) -> Call:
    """What is promised for an answer is frozen once there is one: here under the lock that
    answers take, and in the database. Who answered or began something is told, and an earlier
    deadline needs a reason, as closing does. `seen` is the stamp of what whoever writes had before
    them: of two leads the second is told. Raises ValidationError with a sentence for each field."""
    project = for_change(Project.objects).get(pk=call.project_id)
    require_lead(project, by)
    locked = for_change(Call.objects).get(pk=call.pk)
    require_shown(project, locked)
    if locked.closed_at:
        raise ValidationError(_("This call is closed."))
    _check_seen(locked, seen)
    check_deadline(project, words["deadline"], now)
    if words["deadline"] < locked.deadline and not reason.strip():
        raise ValidationError({"reason": _("Say why it ends earlier than you said.")})
    is_promise_kept = all(words[name] == getattr(locked, name) for name in PROMISED)
    if not is_promise_kept and locked.submissions.exists():
        raise ValidationError(
            {"reward": _("Somebody has answered already, so what you promised stands.")}
        )
    if not is_promise_kept and locked.is_guaranteed:
        raise ValidationError(
            {"reward": _("The staff confirmed the amount, so what you promised stands.")}
        )
    if not is_promise_kept:
        Guarantee.objects.filter(call=locked).delete()  # a no to another promise
    _keep(locked, words, by, now, reason.strip())
    return locked


@transaction.atomic
def correct_call(
    *, call: Call, by: User, now: datetime, words: Mapping[str, Any], reason: str
) -> None:
    """What staff put right, also in a call that is over; never what it promises. Its leads are
    told with everybody else. A title that goes is said nowhere any more: it may be why. Raises
    ValidationError."""
    project = for_change(Project.objects).get(pk=call.project_id)
    locked = for_change(Call.objects).get(pk=call.pk)
    check_correction(locked, project, words, now)
    old = locked.title
    _keep(locked, words, by, now, reason.strip(), by_staff=True)
    if locked.title != old:
        retitle_news(locked, old, locked.title)


def check_correction(call: Call, project: Project, words: Mapping[str, Any], now: datetime) -> None:
    """Raises ValidationError with the sentence."""
    if call.hidden_at:
        raise ValidationError(_("It was taken from view. Put it back before you change its words."))
    if "deadline" in words:
        if call.closed_at:
            raise ValidationError({"deadline": _("This call is closed.")})
        check_deadline(project, words["deadline"], now)


def _keep(
    locked: Call,
    words: Mapping[str, Any],
    by: User,
    now: datetime,
    reason: str,
    by_staff: bool = False,
) -> None:
    """With what it said before; whoever counts on it hears of it, and its leads of staff's."""
    said = said_by(locked)
    for name, value in words.items():
        setattr(locked, name, value)
    locked.full_clean()
    locked.save()
    then = said_by(locked)
    if then != said:
        before = {name: said[name] for name in said if said[name] != then[name]}
        after = {name: then[name] for name in before}
        before |= {BY_STAFF: True} if by_staff else {}
        CallChange.objects.create(
            call=locked, by=by, at=now, before=before, after=after, reason=reason
        )
        if by_staff:  # first: a lead who counts on it as well cannot have switched that off
            leads = User.objects.filter(leading__project=locked.project_id)
            _tell(locked, by, now, reason, leads, Event.MODERATED)
        _tell(locked, by, now, reason, _counting_on(locked), Event.DECIDED)


def _check_seen(call: Call, seen: str) -> None:
    if seen and seen != stamp_of(call):
        sentence = _(
            "Another lead changed this call while you wrote. It is called “%(title)s” now and says:"
            " “%(brief)s” What you typed is still here: change it again to replace theirs."
        )
        told = {"title": call.title, "brief": call.brief[:280]}
        raise ValidationError(sentence % told, code=OVERTAKEN)


def _counting_on(call: Call) -> QuerySet[User]:
    """Who answered and waits, is kept for later, or makes something for it."""
    kept = call.submissions.filter(decision=Decision.KEPT, withdrawn_at=None)
    waiting = (call.submissions.undecided() | kept).values("submitted_by")
    return User.objects.filter(Q(pk__in=waiting) | Q(pk__in=call.makings.values("by")))


def _tell(
    call: Call, by: User, now: datetime, reason: str, people: QuerySet[User], event: Event
) -> None:
    notify(
        recipients=people.filter(is_active=True).exclude(pk=by.pk),
        event=event,
        actor=by.person,
        subject=_("%(name)s changed “%(call)s”")
        % {"name": by.person.credit_name, "call": call.title},
        body=reason,
        url=call.get_absolute_url(),
        target=call,
        key=f"call-changed:{call.pk}:{now.isoformat()}",
    )
