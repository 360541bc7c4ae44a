"""People who are paid without an account: who they are, and the links by which they claim it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person, User
from accounts.services import audit
from payouts import tasks
from payouts.models import Letter, Payee, Proposal


@transaction.atomic
def add_guest(*, name: str, email: str, by: User, now: datetime) -> Payee:
    """Somebody who can be credited and paid although they have no account. A link goes to
    `email` when there is one."""
    payee = Payee.objects.create(person=Person.objects.create(credit_name=name))
    audit.record(actor=by, action="payee without an account added", target=payee)
    return invite(payee=payee, email=email, by=by, now=now).payee if email else payee


def why_not_invite(payee: Payee, by: User) -> str:
    """The sentence that stands in the way, or ""."""
    if payee.claimed_by_id or payee.person.user_id:
        return _("They have an account already.")
    return ""


@transaction.atomic
def invite(*, payee: Payee, email: str, by: User, now: datetime) -> Letter:
    """Send a link, or send one again. When the address was another before, links that went there
    do not count any more. Raises ValidationError."""
    locked = Payee.objects.select_for_update(of=["self"]).select_related("person").get(pk=payee.pk)
    refusal = why_not_invite(locked, by)
    if refusal:
        raise ValidationError(refusal)
    if locked.email.lower() != email.lower():
        Letter.objects.filter(payee=locked, replaced_at=None).update(replaced_at=now)
    locked.email = email
    locked.save(update_fields=["email"])
    audit.record(actor=by, action="claim link sent", target=locked)
    return _write([locked], by=by, now=now)[0]


def write_to(proposal: Proposal, people: Collection[int], *, now: datetime) -> dict[int, int]:
    """Letters by person, to those of `people` without an account whose address is known."""
    guests = Payee.objects.filter(person__in=people, person__user=None, claimed_by=None)
    reached = list(guests.exclude(email="").order_by("pk"))
    letters = _write(reached, by=None, now=now, proposal=proposal)
    return {letter.payee.person_id: letter.pk for letter in letters}


def _write(
    payees: list[Payee], *, by: User | None, now: datetime, proposal: Proposal | None = None
) -> list[Letter]:
    until = now + timedelta(days=settings.CLAIM_LINK_DAYS)
    letters = Letter.objects.bulk_create(
        Letter(
            payee=payee, proposal=proposal, made_by=by, made_at=now, due_at=now, expires_at=until
        )
        for payee in payees
    )
    for letter in letters:
        transaction.on_commit(partial(tasks.write.delay, letter.pk), robust=True)
    return letters
