"""What is left of an account: a row that others point at, and a person who is credited."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import Person, User
from accounts.models.departure import Name
from payouts.models import Payee
from payouts.services import letters


def empty(*, user: User, person: Person, name: str, now: datetime) -> None:
    """The person keeps every credit and every right to money, and belongs to no account from then
    on; where money may come, a link to claim it goes to the last address, which the payee keeps
    until somebody does. What the account said and did stands under a person of its own."""
    address = user.email
    if name == Name.FORMER:
        person.credit_name = _("A former member")
    person.user, person.avatar = None, ""
    person.save()
    Person.objects.create(user=user, credit_name=person.credit_name)
    _forget(user)
    payee = Payee.objects.filter(person=person, claimed_by=None).first()
    if payee:
        letters.invite(payee=payee, email=address, by=user, now=now)


def _forget(user: User) -> None:
    # Nobody can guess it and take it first, which would keep this member from leaving.
    user.handle = f"left-{secrets.token_hex(10)}"
    user.email = f"{user.handle}@left.invalid"
    user.bio = user.open_to = ""
    user.of_age_from = user.last_login = None
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
