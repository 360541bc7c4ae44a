"""Publishing a version of the accord, and accepting one. Neither is ever undone."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models import Acceptance, Accord, User
from accounts.services import audit


def accept(*, user: User, number: str, now: datetime) -> bool:
    """Accept the version that somebody read. False when that is not the newest one any more: then
    nothing is recorded, and they read that one. Twice is as good as once."""
    newest = Accord.objects.newest()
    if newest is None or str(newest.number) != number:
        return False
    Acceptance.objects.get_or_create(user=user, accord=newest, defaults={"accepted_at": now})
    return True


@transaction.atomic
def publish_accord(*, title: str, text: str, changes: str, by: User, now: datetime) -> Accord:
    """The next version, in force from now on. Raises ValidationError when nothing changed."""
    with connection.cursor() as cursor:
        # Two who publish at once get two numbers; readers are not kept waiting.
        cursor.execute("LOCK TABLE accounts_accord IN SHARE ROW EXCLUSIVE MODE")
    newest = Accord.objects.newest()
    if newest and (newest.title, newest.text.strip()) == (title, text.strip()):
        raise ValidationError({"text": _("This says the same as the version before.")})
    accord = Accord.objects.create(
        number=newest.number + 1 if newest else 1,
        title=title,
        text=text,
        changes=changes,
        published_at=now,
        published_by=by,
    )
    audit.record(actor=by, action="publish_accord", target=accord, reason=changes)
    return accord


def must_have_accepted(user: User) -> str:
    """A sentence for who has not accepted the newest version, else ""."""
    owed = Accord.objects.owed_by(user)
    if owed is None:
        return ""
    return _("Read the accord (version %(number)s) and accept it. Everything here is kept.") % {
        "number": owed.number
    }
