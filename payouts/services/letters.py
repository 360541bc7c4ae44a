"""People who are paid without an account: who they are, and the links by which they claim it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person, User
from accounts.services import audit
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.locking import for_change
from payouts import letters, tasks
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
    locked = for_change(Payee.objects).select_related("person").get(pk=payee.pk)
    refusal = why_not_invite(locked, by)
    if refusal:
        raise ValidationError(refusal)
    if locked.email.lower() != email.lower():
        Letter.objects.filter(payee=locked, replaced_at=None).update(replaced_at=now)
    locked.email = email
    locked.save(update_fields=["email"])
    audit.record(actor=by, action="claim link sent", target=locked)
    return _ring(letters.make([locked], by=by, now=now))[0]


def ring_for(proposal: Proposal) -> None:
    """Send at once what was written when the proposal was opened."""
    _ring(list(Letter.objects.open().filter(proposal=proposal)))


def _ring(made: list[Letter]) -> list[Letter]:
    for letter in made:
        afterwards(tasks.write.delay, letter.pk)
    return made
