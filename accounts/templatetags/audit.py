"""The audit log of one object, for its page in the admin."""

from __future__ import annotations

from django import template
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from accounts.models import AuditRecord

register = template.Library()


@register.simple_tag
def audit_of(target: Model) -> QuerySet[AuditRecord]:
    kind = ContentType.objects.get_for_model(target)
    rows = AuditRecord.objects.filter(target_type=kind, target_id=str(target.pk))
    return rows.select_related("actor__person")[:200]
