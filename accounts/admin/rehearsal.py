"""A dry run: the act itself, all it writes down and tells, and then everything is taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import AuditRecord, Notice


def rehearse(act: Callable[[], object], *, by: Any) -> list[str]:
    """What would stand in the audit log and who would be told. Mails and tasks wait for a commit
    that never comes. Raises what the act raises."""
    with transaction.atomic():
        written = _last(AuditRecord)
        told = _last(Notice)
        act()
        records = AuditRecord.objects.filter(pk__gt=written, actor=by).order_by("pk")
        notices = Notice.objects.filter(pk__gt=told).select_related("recipient__person")
        said = [
            _("Audit log: %(action)s, %(target)s") % {"action": one.action, "target": one.target}
            for one in records
        ]
        said += [
            _("%(name)s is told: %(subject)s")
            % {"name": one.recipient.person.credit_name, "subject": one.subject}
            for one in notices.order_by("pk")[:20]
        ]
        transaction.set_rollback(True)
    return said


def _last(model: type[AuditRecord | Notice]) -> int:
    return model._default_manager.aggregate(last=Max("pk"))["last"] or 0
