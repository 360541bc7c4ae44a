"""The audit log of one object, for its page in the admin."""

from __future__ import annotations

from django import template
from django.db.models import Model, QuerySet
from django.utils.translation import gettext

from accounts.models import AuditRecord
from accounts.queries.acts import acts_about

register = template.Library()


@register.simple_tag
def audit_of(target: Model) -> QuerySet[AuditRecord]:
    return acts_about(target)[:200]


@register.filter
def labelled(label: str) -> str:
    """The name of a field, which is kept in English."""
    return gettext(label) if label else ""
