from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from accounts.models import AuditRecord, User


def record(
    *,
    actor: User | None,
    action: str,
    target: Model,
    reason: str = "",
    detail: dict[str, Any] | None = None,
) -> AuditRecord:
    """Write down who did what to what, in the caller's transaction."""
    return AuditRecord.objects.create(
        actor=actor,
        action=action,
        reason=reason,
        target_type=ContentType.objects.get_for_model(target),
        target_id=str(target.pk),
        detail=detail or {},
    )
