from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import choice
from accounts.telling.said import said as _
from payouts.models import Payee, TaxForm
from payouts.queries.accounts import is_own_money, users_of


@transaction.atomic
def record(
    *, payee: Payee, state: str, valid_until: date | None, note: str, by: User, now: datetime
) -> TaxForm:
    """What finance found out about a tax form; the payee is told. Raises ValidationError."""
    if is_own_money([payee.pk, payee.owner.pk], by):
        raise ValidationError(_("This is your own tax form, so somebody else has to record it."))
    made = TaxForm(
        payee=payee.owner, state=state, valid_until=valid_until, note=note.strip(),
        recorded_by=by, recorded_at=now,
    )  # fmt: skip
    made.full_clean()
    made.save()
    audit.record(
        actor=by,
        action=f"tax form {state}",
        target=payee,
        reason=note,
        detail={"tax_form": made.pk},
    )
    notify(
        recipients=users_of([made.payee.person_id]),
        event=Event.WAITING,
        subject=_("Your tax form: %(state)s") % {"state": choice(made, "state")},
        body=made.note,
        url=reverse("earnings"),
        target=made,
        key=f"tax-form-{made.pk}",
    )
    return made
