"""Publishing a version of the terms, of what is said on privacy, of the contact or the imprint."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models import LegalText, User
from accounts.services import audit


@transaction.atomic
def publish_legal_text(*, page: str, text: str, changes: str, by: User, now: datetime) -> LegalText:
    """The next version, in force from now on. Raises ValidationError when nothing changed."""
    with connection.cursor() as cursor:
        # Two who publish at once get two numbers; readers are not kept waiting.
        cursor.execute("LOCK TABLE accounts_legaltext IN SHARE ROW EXCLUSIVE MODE")
    newest = LegalText.objects.filter(page=page).first()
    if newest and newest.text.strip() == text.strip():
        raise ValidationError({"text": _("This says the same as the version before.")})
    made = LegalText.objects.create(
        page=page,
        number=newest.number + 1 if newest else 1,
        text=text,
        changes=changes,
        published_at=now,
        published_by=by,
    )
    audit.record(actor=by, action="publish_legal_text", target=made, reason=changes)
    return made
