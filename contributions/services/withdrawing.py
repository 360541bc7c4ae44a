"""Taking a work down and putting it up again. Lineage keeps its name either way."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from accounts.services.titles import retitle
from contributions.credentials import anew
from contributions.models import Contribution
from contributions.queries.tags import forget_unshown
from contributions.queries.withdrawable import is_withdrawable

WITHDRAWN = "[withdrawn]"
"""In notices; the same in every language, so that it is found again."""


@transaction.atomic
def withdraw(*, contribution: Contribution, by: User, now: datetime) -> bool:
    """False when it was withdrawn before. Raises PermissionError for who is not an author,
    ValidationError for one of several who did not first publish it."""
    _must_be_author(contribution, by)
    shown = Contribution.objects.filter(pk=contribution.pk, withdrawn_at=None)
    changed = bool(shown.update(withdrawn_at=now, withdrawn_by=by))
    if changed:
        audit.record(actor=by, action="work withdrawn", target=contribution)
        anew.of_work(work=contribution, now=now)
        transaction.on_commit(forget_unshown)
        _retitle(contribution, old=contribution.title, new=WITHDRAWN)
    return changed


@transaction.atomic
def restore(*, contribution: Contribution, by: User, now: datetime) -> bool:
    """False when it was not withdrawn, or not by an author: what staff took down stays down."""
    _must_be_author(contribution, by)
    gone = Contribution.objects.filter(
        pk=contribution.pk,
        withdrawn_at__isnull=False,
        removed_at=None,
        withdrawn_by__person__authorships__version=contribution.current_id,
    )
    changed = bool(
        Contribution.objects.filter(pk__in=gone.values("pk")).update(
            withdrawn_at=None, withdrawn_by=None
        )
    )
    if changed:
        audit.record(actor=by, action="work restored", target=contribution)
        anew.of_work(work=contribution, now=now)
        _retitle(contribution, old=WITHDRAWN, new=contribution.title)
    return changed


def _retitle(work: Contribution, *, old: str, new: str) -> None:
    """Its authors know what they withdrew, and find it again by its name."""
    authors = User.objects.filter(person__authorships__version__contribution=work)
    retitle(old=old, new=new, url=work.get_absolute_url(), besides=authors)


def _must_be_author(contribution: Contribution, by: User) -> None:
    if not Contribution.objects.filter(
        pk=contribution.pk, current__authorships__person__user=by
    ).exists():
        raise PermissionError("only an author withdraws or restores a work")
    if not is_withdrawable(work=contribution.pk, by=by):
        raise ValidationError(
            _(
                "Only whoever first published this work can withdraw it or put it up again. "
                "Nothing was changed."
            )
        )
