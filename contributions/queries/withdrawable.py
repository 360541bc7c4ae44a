"""Whose it is to take a work down."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from contributions.models import Authorship, Contribution, Version
from hitrecord.foundation.once import Once


def withdrawable_by(user: Any) -> QuerySet[Contribution]:
    """Of several authors the one who first published the work; each of them, once that one is no
    author of it any more or has no account. One person's No does not take down what others may
    still stand by, and somebody can always do it."""
    first = Version.objects.filter(
        contribution=OuterRef("pk"), number=1, draft__author__is_active=True
    )
    is_author = Authorship.objects.filter(
        version=OuterRef("current"), person__user=OuterRef("publisher")
    )
    mine = Authorship.objects.filter(version=OuterRef("current"), person__user=user.pk or 0)
    return Contribution.objects.annotate(
        publisher=Subquery(first.values("draft__author")[:1])
    ).filter(Exists(mine), Q(publisher=user.pk or 0) | Q(publisher=None) | ~Exists(is_author))


def is_withdrawable(*, work: int, by: Any) -> bool:
    return bool(_WITHDRAWABLE(work=work, by=by.pk or 0))


_WITHDRAWABLE: Final = Once(
    lambda *, work, by: withdrawable_by(User(pk=by)).filter(pk=work).values("pk")
)
