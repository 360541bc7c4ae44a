"""Whom one can meet here: the one place that says so, for every list and every page."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Acceptance, User


def members() -> QuerySet[User]:
    """Who is here, and not just somebody who typed an address into a form: before its owner
    confirmed it, it may be anybody's. An account that was made by hand has none to confirm."""
    return User.objects.filter(~Exists(_unconfirmed()), is_active=True)


def creditable() -> Q:
    """Of people: whom one may name in a credit or beside an amount of money. Who has no account is
    a guest, or somebody who left."""
    return Q(user=None) | Q(user__in=members())


def unconfirmed() -> QuerySet[User]:
    """Who signed up and never came in: none of their addresses was ever confirmed."""
    return User.objects.filter(Exists(_unconfirmed()), is_active=True)


def never_came() -> QuerySet[User]:
    """Of them, who signed up here and agreed to the accord then. An account that was made by hand
    did not, and may have works: it has an address to confirm as soon as somebody signs in."""
    agreed = Acceptance.objects.filter(user=OuterRef("pk"))
    return unconfirmed().filter(Exists(agreed), last_login=None, is_staff=False)


def _unconfirmed() -> QuerySet[Any, Any]:
    confirmed = EmailAddress.objects.filter(user=OuterRef("user"), verified=True)
    found: QuerySet[Any, Any] = EmailAddress.objects.filter(user=OuterRef("pk"))
    return found.filter(~Exists(confirmed))
