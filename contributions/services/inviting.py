"""Whoever makes a draft asks others to be named as its authors."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.domain.limits import Act
from accounts.models import Person
from accounts.queries.called import called
from accounts.queries.distance import must_reach
from accounts.services.pace import keep_pace
from contributions.models import Answer, Draft, DraftAuthor
from contributions.models.authors import ROLE_LENGTH
from contributions.publication.author_notices import ASKED, tell_the_asked

MOST = 20


@transaction.atomic
def invite(*, draft: Draft, handle: str, role: str, now: datetime) -> DraftAuthor:
    """Ask somebody, once. Raises ValidationError by field, AlreadyPublished."""
    Draft.objects.hold_open(draft.pk)
    name_the_maker(draft=draft, now=now)
    person = _asked(draft, handle)
    if len(role) > ROLE_LENGTH:
        raise ValidationError({"role": role_sentence()})
    before = draft.authors.filter(person=person).first()
    _may_be_asked(draft, before, person)
    try:
        keep_pace(user=draft.author, act=Act.INVITATION, now=now)
    except ValidationError as pace:
        raise ValidationError({"handle": pace.messages}) from None
    last = draft.authors.aggregate(last=Max("position"))["last"] or 0
    row, _is_new = DraftAuthor.objects.update_or_create(
        draft=draft,
        person=person,
        defaults={
            "position": last + 1,
            "role": role,
            "asked_at": now,
            "answer": Answer.WAITING,
            "answered_at": None,
            "line": "",
        },
    )
    # Once for each draft, however often somebody is asked and not asked after all.
    tell_the_asked(row, ASKED, "asked")
    return row


def name_the_maker(*, draft: Draft, now: datetime) -> None:
    """The draft's own author has a place in the order, too."""
    DraftAuthor.objects.get_or_create(
        draft=draft,
        person=draft.author.person,
        defaults={"position": 0, "answer": Answer.ACCEPTED, "answered_at": now},
    )


def role_sentence() -> str:
    return _("A role has room for %(most)s characters. Say it shorter; the rest is kept.") % {
        "most": ROLE_LENGTH
    }


def _asked(draft: Draft, handle: str) -> Person:
    bare = handle.strip().removeprefix("@").lower()
    if not bare:
        raise ValidationError({"handle": _("Write the handle of somebody here.")})
    user = called(bare)
    if user is None:
        sentence = _("Nobody here has the handle @%(handle)s. It stands on everybody's profile.")
        raise ValidationError({"handle": sentence % {"handle": bare[:30]}})
    if user.pk == draft.author_id:
        raise ValidationError({"handle": _("You are its author already.")})
    try:
        must_reach(draft.author, [user.pk], so=_("Nobody was asked."))
    except ValidationError as between:
        raise ValidationError({"handle": between.messages}) from None
    return user.person


def _may_be_asked(draft: Draft, before: DraftAuthor | None, person: Person) -> None:
    sentence = {
        Answer.WAITING: _("%(name)s is asked already and has not answered yet."),
        Answer.ACCEPTED: _("%(name)s is an author already."),
        Answer.DECLINED: _("%(name)s declined, and can still accept until you publish."),
        Answer.LEFT: _("%(name)s left, and can come back until you publish."),
    }.get(Answer(before.answer) if before else Answer.TAKEN_BACK)
    if sentence:
        raise ValidationError({"handle": sentence % {"name": person.credit_name}})
    check_room(draft)


def check_room(draft: Draft) -> None:
    if draft.authors.standing().count() >= MOST:
        raise ValidationError(
            {"handle": _("A work can have %(most)s authors at most.") % {"most": MOST}}
        )
