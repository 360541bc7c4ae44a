"""The audit log of one object, for its page in the admin."""

from __future__ import annotations

from django import template
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext

from accounts.models import AuditRecord

register = template.Library()


@register.simple_tag
def audit_of(target: Model) -> QuerySet[AuditRecord]:
    """Also what is written down at the thing that it is about, and names it in its detail."""
    kind = ContentType.objects.get_for_model(target)
    about = Q(target_type=kind, target_id=str(target.pk))
    if named := getattr(target, "AUDITED_AS", ""):
        about |= Q(detail__contains={named: target.pk})
    rows = AuditRecord.objects.filter(about)
    return rows.select_related("actor__person")[:200]


@register.filter
def labelled(label: str) -> str:
    """The name of a field, which is kept in English."""
    return gettext(label) if label else ""
