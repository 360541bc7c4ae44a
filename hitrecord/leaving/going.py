"""Carrying out a departure: one transaction, so that a killed worker leaves nothing half done."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, Q

from accounts.models import Departure, Export, Person, User
from accounts.models.departure import Works
from accounts.services import audit, following, handles, sessions
from contributions.models import Contribution, Draft, DraftAuthor
from contributions.services import (
    comments,
    curating,
    drafts,
    hung_notices,
    recommending,
    withdrawing,
)
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.leases import LeaseLost
from hitrecord.foundation.locking import for_change
from hitrecord.leaving.emptying import empty
from hitrecord.leaving.farewell import bid_farewell
from hitrecord.personal import PERSONAL, OnLeaving
from projects.models import Answer, Lead, LeadInvitation, Project, Turn
from projects.services.leading import leave
from projects.services.succession import let_go


def go(pk: int, now: datetime) -> None:
    """Does nothing before its day, when somebody stayed, or when it is done."""
    lease = Departure.objects.claim_unheld(pk, now)
    if lease is None:
        return
    with suppress(LeaseLost), transaction.atomic():
        departure = for_change(Departure.objects).get(pk=pk)
        user, works = departure.user, departure.works
        end(user=user, works=works, name=departure.name, now=now, came_here=True)
        audit.record(actor=None, action="member left", target=departure.user)
        Departure.objects.finish(lease, now)


def end(*, user: User, works: str, name: str, now: datetime, came_here: bool = False) -> None:
    """The account, within the transaction of whoever decided that it ends. Whoever `came_here` is
    told, and their handles are nobody else's."""
    _hold_what_is_shared(user)
    _hand_over(user, now)
    _take_back_questions(user, now)
    curating.forget(by=user, now=now)
    if works == Works.GO:
        _take_down(user, now)
    # As late as that: who told them something while holding a work or a project is through.
    user = User.objects.select_for_update().get(pk=user.pk)
    person = user.person
    if came_here:
        handles.retire(user=user)
        bid_farewell(user=user, works=works, now=now)
    if works == Works.GO:
        comments.forget(author=user, now=now)
    _throw_away_drafts(user, person)
    _throw_away_archives(user)
    recommending.forget(by=user)
    hung_notices.forget(by=user)
    _delete_rows(user, person)
    following.forget(target=user)
    sessions.end(user=user)
    empty(user=user, person=person, name=name, now=now)


def _hold_what_is_shared(user: User) -> None:
    """Projects, then works, each in the order of ids, as whoever publishes holds them."""
    led = Project.objects.filter(pk__in=Lead.objects.filter(user=user).values("project"))
    works = Contribution.objects.published().by(user.person)
    made = Contribution.objects.filter(pk__in=works.values("pk"))
    for rows in (led, made):
        list(for_change(rows.order_by("pk"), of=()).values_list("pk"))


def _hand_over(user: User, now: datetime) -> None:
    """Where others lead, they go on; what nobody else leads looks for somebody who does."""
    for lead in Lead.objects.filter(user=user):
        project = Project.objects.get(pk=lead.project_id)
        if project.leads.exclude(user=user).exists():
            leave(project=project, user=user, turn=Turn.LEFT, now=now)
        elif not project.is_over:
            let_go(project=project, user=user, now=now)


def _take_back_questions(user: User, now: datetime) -> None:
    """Nobody waits for an answer of theirs, and nobody takes over from them by an old question."""
    asked = LeadInvitation.objects.filter(Q(user=user) | Q(by=user), answered_at=None)
    asked.update(answer=Answer.TAKEN_BACK, answered_at=now)


def _take_down(user: User, now: datetime) -> None:
    for work in Contribution.objects.published().by(user.person):
        # One that somebody else first published is theirs as well, and stays.
        with suppress(ValidationError):
            withdrawing.withdraw(contribution=work, by=user, now=now)


def _throw_away_archives(user: User) -> None:
    """Once the departure is committed: until then their rows lead to them."""
    for export in Export.objects.filter(user=user).exclude(archive=""):
        storage, name = export.archive.storage, str(export.archive.name)
        afterwards(storage.delete, name)


def _throw_away_drafts(user: User, person: Person) -> None:
    for draft in Draft.objects.filter(version=None).by(user):
        drafts.discard(draft=draft)
    DraftAuthor.objects.filter(person=person, draft__version=None).delete()


def _delete_rows(user: User, person: Person) -> None:
    for key, meaning in PERSONAL.items():
        if meaning.on_leaving is OnLeaving.GOES:
            label, _dot, field = key.rpartition(".")
            model: type[Model] = apps.get_model(label)
            key_of = person if model._meta.get_field(field).related_model is Person else user
            model._base_manager.filter(**{field: key_of}).delete()
