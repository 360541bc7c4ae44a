"""What is left of an account: a row that others point at, and a person who is credited."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import Person, User
from accounts.models.departure import Name
from accounts.services import names
from hitrecord.leaving.rights import has_money, may_earn
from payouts.models import Payee
from payouts.services import letters


def empty(*, user: User, person: Person, name: str, now: datetime) -> None:
    """The person keeps every credit and every right to money, and belongs to no account from then
    on. Where money may ever come the payee keeps the last address until somebody claims it; a link
    goes there now when something is there, and else with the first proposal that names them. What
    the account said and did stands under a person of its own, which leads to the one who is
    credited: for a remark that was heeded, too, wherever it is credited later."""
    address, is_there = user.email, has_money(person)
    keeps_address = is_there or may_earn(person)
    old = person.credit_name
    if name == Name.FORMER:
        person.credit_name = _("A former member")
    names.settle(person=person, old=old)
    person.user, person.avatar = None, ""
    person.save()
    Person.objects.create(user=user, credit_name=person.credit_name, claimed_by=person)
    _forget(user)
    if keeps_address:
        _keep_address(user, person, address, now=now, writes=is_there)


def _keep_address(user: User, person: Person, address: str, *, now: datetime, writes: bool) -> None:
    payee, _made = Payee.objects.get_or_create(person=person)
    if payee.claimed_by_id:
        return
    if writes:
        letters.invite(payee=payee, email=address, by=user, now=now)
    else:
        Payee.objects.filter(pk=payee.pk).update(email=address)


def _forget(user: User) -> None:
    # Nobody can guess it and take it first, which would keep this member from leaving.
    user.handle = f"left-{secrets.token_hex(10)}"
    user.email = f"{user.handle}@left.invalid"
    user.bio = user.open_to = ""
    user.of_age_from = user.last_login = None
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
