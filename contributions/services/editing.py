"""What belongs to a work and not to a version may be changed, and what stood before stays known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from contributions.models import Contribution, Edit
from contributions.publication.describing import describe
from hitrecord.foundation.locking import for_change


class ChangedMeanwhile(Exception):
    """Somebody else edited the work after this form was opened; nothing was changed."""


@transaction.atomic
def edit(
    *, work: Contribution, by: User, said: Mapping[str, Any], seen: int, now: datetime
) -> list[Edit]:
    """Change fields and tags, and write down each change. `seen` is the last edit the form knew.

    Raises PermissionDenied for who is not an author, ChangedMeanwhile.
    """
    held = for_change(Contribution.objects).get(pk=work.pk)
    if not Contribution.objects.filter(pk=work.pk, current__authorships__person__user=by).exists():
        raise PermissionDenied("only an author edits a work")
    if last_edit(held) != seen:
        raise ChangedMeanwhile
    return describe(work=held, by=by, said=said, now=now)


def last_edit(work: Contribution) -> int:
    return work.edits.values_list("pk", flat=True).first() or 0
