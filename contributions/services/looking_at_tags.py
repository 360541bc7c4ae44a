"""Staff looks through what members called their works."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.services.audit import record
from contributions.models import Tag
from contributions.services.merging_tags import merge
from hitrecord.foundation.locking import for_change


@transaction.atomic
def keep(*, tags: Iterable[Tag], by: User, now: datetime, reason: str = "") -> int:
    """How many were new: they stay as they are, and wait for nobody any more."""
    new = for_change(Tag.objects.new()).filter(pk__in=[tag.pk for tag in tags])
    found = list(new.order_by("pk"))
    Tag.objects.filter(pk__in=[tag.pk for tag in found]).update(looked_at=now, looked_by=by)
    for tag in found:
        record(actor=by, action="tag.keep", target=tag, reason=reason)
    return len(found)


def merge_alike(*, tags: Iterable[Any], by: User, reason: str = "") -> int:
    """Each into the `alike` that it was read with; how many. What stands for another already, or
    looks like none, is left alone."""
    merged = 0
    for tag in tags:
        into = Tag.objects.filter(pk=tag.alike["pk"]).first() if tag.alike else None
        if into:
            merged += _merge(tag, into, by, reason)
    return merged


def _merge(alias: Tag, into: Tag, by: User, reason: str) -> bool:
    try:
        merge(alias=alias, into=into, by=by, reason=reason)
    except ValidationError:
        return False
    return True
