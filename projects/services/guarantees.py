"""The staff's word about an amount that a call promises."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import amount_of
from accounts.telling.said import said as _
from hitrecord.foundation.currency import format_minor
from hitrecord.foundation.locking import for_change
from projects.models import Call, Guarantee


def why_not_answer(call: Call, by: User) -> str:
    if call.amount is None:
        return gettext("This call promises no amount.")
    if call.is_guaranteed:
        return gettext("It is confirmed already, and stands.")
    if call.opened_by_id == by.pk or call.project.leads.filter(user=by).exists():
        return gettext("Somebody else has to answer this: you lead the project.")
    return ""


@transaction.atomic
def answer_guarantee(
    *, call: Call, by: User, is_confirmed: bool, reason: str, now: datetime
) -> Guarantee:
    """Say whether the house stands behind the amount; its leads are told. A no may become a yes.
    Raises ValidationError with a sentence."""
    locked = for_change(Call.objects).get(pk=call.pk)
    if why := why_not_answer(locked, by):
        raise ValidationError(why)
    words = {"is_confirmed": is_confirmed, "reason": reason, "by": by, "at": now}
    given, _is_new = Guarantee.objects.update_or_create(call=locked, defaults=words)
    done = "guarantee confirmed" if is_confirmed else "guarantee not confirmed"
    promised = locked.amount or 0
    detail = {"amount": format_minor(promised, locked.currency)}
    written = audit.record(actor=by, action=done, target=locked, reason=reason, detail=detail)
    leads = User.objects.filter(leading__project=locked.project_id)
    said = (
        _("The staff confirmed the %(amount)s of your call “%(title)s”: it is guaranteed now")
        if is_confirmed
        else _("The staff did not confirm the %(amount)s of your call “%(title)s”")
    )
    notify(
        recipients=(leads | User.objects.filter(pk=locked.opened_by_id)).distinct(),
        event=Event.MODERATED,
        actor=None,
        subject=said % {"amount": amount_of(promised, locked.currency), "title": locked.title},
        body=reason,
        url=locked.get_absolute_url(),
        target=locked,
        key=f"guarantee:{written.pk}",
    )
    return given
