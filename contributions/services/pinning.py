"""The one work made from theirs that authors show first on its page."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Contribution, Pin
from contributions.queries.made_into import threads_from
from hitrecord.foundation.locking import for_change


@transaction.atomic
def pin(*, contribution: Contribution, remix: Contribution, by: User, now: datetime) -> None:
    """In the place of the one that was pinned before. Raises PermissionError for who is not an
    author of the first; ValidationError when the second is not made from it, or withdrawn."""
    _must_be_author(contribution, by)
    # Whoever withdraws it at this moment comes before or after.
    remix = for_change(Contribution.objects).get(pk=remix.pk)
    names = {"remix": remix.title, "work": contribution.title}
    threads = threads_from(Contribution.objects.filter(pk=contribution.pk))
    if not threads.filter(derivative__contribution=remix).exists():
        raise ValidationError(
            _("“%(remix)s” is not made from “%(work)s”, so it is not pinned there.") % names
        )
    if remix.withdrawn_at:
        raise ValidationError(_("“%(remix)s” was withdrawn, so it is not pinned.") % names)
    Pin.objects.update_or_create(
        contribution=contribution, defaults={"remix": remix, "pinned_by": by, "pinned_at": now}
    )


@transaction.atomic
def unpin(*, contribution: Contribution, by: User) -> None:
    """Nothing happens when nothing is pinned. Raises PermissionError for who is not an author."""
    _must_be_author(contribution, by)
    Pin.objects.filter(contribution=contribution).delete()


def _must_be_author(contribution: Contribution, by: User) -> None:
    mine = Contribution.objects.filter(current__authorships__person__user=by)
    if not mine.filter(pk=contribution.pk).exists():
        raise PermissionError("only an author pins")
