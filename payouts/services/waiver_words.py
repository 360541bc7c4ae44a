"""Yes, no, and taking it back: by whoever is to waive, or by staff for who has no account."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import choice
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from payouts.models import Waiver, WaiverWord
from payouts.queries.accounts import users_of
from payouts.queries.waivers import gains, is_final
from projects.models import Production

Said = WaiverWord.Said


def why_not_say(waiver: Waiver, said: Said, by: User) -> str:
    """The sentence that stands in the way, or ""."""
    if is_final(waiver.production):
        return _("The shares are final, so nothing can be said of it any more.")
    words = set(waiver.words.values_list("said", flat=True))
    if words & {Said.NO, Said.TAKEN_BACK}:
        return _("This is over already.")
    if said != Said.TAKEN_BACK and words:
        return _("This is answered already.")
    owners = set(users_of([waiver.person_id]).values_list("pk", flat=True))
    return _not_theirs(waiver, said, by, owners, is_answered=bool(words))


@transaction.atomic
def say(*, waiver: Waiver, said: Said, by: User, now: datetime, reason: str = "") -> WaiverWord:
    """One more row; nothing is removed. Raises ValidationError."""
    for_change(Production.objects).get(pk=waiver.production_id)
    refusal = why_not_say(waiver, said, by)
    if not refusal and said == Said.TAKEN_BACK and not reason.strip():
        refusal = _("Say why it is taken back.")
    if refusal:
        raise ValidationError(refusal)
    made = WaiverWord.objects.create(
        waiver=waiver, said=said, by=by, at=now, reason=reason.strip()[:280]
    )
    audit.record(
        actor=by,
        action=f"waiver: {said}",
        target=waiver.production,
        reason=made.reason,
        detail={"waiver": waiver.pk},
    )
    if by.pk != waiver.by_id:
        _tell(made)
    return made


def _not_theirs(
    waiver: Waiver, said: Said, by: User, owners: set[int], *, is_answered: bool
) -> str:
    if owners:
        withdraws = said == Said.TAKEN_BACK and not is_answered and by.is_staff
        name = {"name": waiver.person.credit_name}
        return "" if by.pk in owners or withdraws else _("Only %(name)s says so.") % name
    if said == Said.YES and by.pk == waiver.by_id:
        return _("You asked for it, so somebody else has to confirm it.")
    if not by.is_staff or gains(by, waiver.production):
        return _("Somebody of the staff who is not credited here has to say so.")
    return ""


def _tell(made: WaiverWord) -> None:
    asked = made.waiver
    notify(
        recipients=User.objects.filter(pk=asked.by_id, is_active=True),
        event=Event.ANSWERED,
        subject=_("%(name)s waives a share of “%(title)s”: %(said)s")
        % {
            "name": asked.person.credit_name,
            "title": asked.production.title,
            "said": choice(made, "said"),
        },
        body=made.reason,
        url=reverse("admin:payouts_waiver_changelist"),
        target=asked,
        key=f"waiver-{asked.pk}-{made.said}",
    )
