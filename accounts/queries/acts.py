"""What the audit log says about one thing, wherever it was written down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from accounts.models import AuditRecord

Find = Callable[[Any], Q | None]
_elsewhere: list[Find] = []


def look_also(find: Find) -> None:
    """Storeys above know where else something stands about a thing."""
    _elsewhere.append(find)


def at(thing: type[Model], *keys: object) -> Q:
    """Written down at these rows of a table."""
    kind = ContentType.objects.get_for_model(thing)
    return Q(target_type=kind, target_id__in=[str(key) for key in keys])


def acts_about(target: Model) -> QuerySet[AuditRecord]:
    """Also what stands at the thing it belongs to, and names it in its detail by the word that its
    table is `AUDITED_AS`."""
    about = at(type(target), target.pk)
    if named := getattr(target, "AUDITED_AS", ""):
        about |= Q(detail__contains={named: target.pk})
    for find in _elsewhere:
        about |= find(target) or Q(pk__in=[])
    return AuditRecord.objects.filter(about).select_related("actor__person")
