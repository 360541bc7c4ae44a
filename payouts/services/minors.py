"""Who is under age is paid to an account of their guardian, which finance has checked."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said as _
from payouts.models import Destination, GuardianCheck, Minor, Payee
from payouts.queries.accounts import is_own_money
from payouts.queries.office import staff_with


@transaction.atomic
def mark(*, payee: Payee, reason: str, by: User, now: datetime) -> Minor:
    """Safe to repeat: a payee is a minor once."""
    made, created = Minor.objects.get_or_create(
        payee=payee.owner,
        ended_at=None,
        defaults={"reason": reason[:280], "marked_by": by, "marked_at": now},
    )
    if created:
        audit.record(
            actor=by,
            action="payee marked as a minor",
            target=payee,
            reason=reason,
            detail={"minor": made.pk},
        )
    return made


def why_not_of_age(found: Minor, by: User) -> str:
    """The sentence that stands in the way, or ""."""
    if found.ended_at:
        return _("They are of age already.")
    if is_own_money([found.payee_id], by):
        return _("It is about yourself, so somebody else has to say that you are of age.")
    return ""


@transaction.atomic
def come_of_age(*, minor: Minor, by: User, reason: str, now: datetime) -> None:
    """From here on they are paid themselves. Raises ValidationError."""
    refusal = why_not_of_age(minor, by)
    if refusal:
        raise ValidationError(refusal)
    if not Minor.objects.standing().filter(pk=minor.pk).update(ended_by=by, ended_at=now):
        raise ValidationError(_("They are of age already."))
    audit.record(
        actor=by,
        action="payee is of age",
        target=minor.payee,
        reason=reason,
        detail={"minor": minor.pk},
    )


@transaction.atomic
def check_guardian(
    *, destination: Destination, guardian: str, reason: str, by: User, now: datetime
) -> GuardianCheck:
    """The destination belongs to the guardian. Raises ValidationError."""
    if not Minor.objects.standing().among([destination.payee_id]).exists():
        raise ValidationError(_("This payee is not marked as a minor."))
    if destination.payee.claimed_by_id:
        raise ValidationError(_("They were claimed since: where the claimant's money goes counts."))
    if destination.made_by_id == by.pk:
        raise ValidationError(_("You said yourself where this money goes; somebody else checks."))
    if is_own_money([destination.payee_id], by):
        raise ValidationError(_("It is about yourself, so somebody else checks."))
    made, created = GuardianCheck.objects.get_or_create(
        destination=destination,
        defaults={
            "guardian": guardian, "reason": reason[:280], "checked_by": by, "checked_at": now,
        },
    )  # fmt: skip
    if not created:
        raise ValidationError(_("This was checked already."))
    audit.record(
        actor=by,
        action="guardian checked",
        target=destination.payee,
        reason=reason,
        detail={"guardian": made.pk},
    )
    return made


def ask_for_check(destination: Destination) -> None:
    """Nothing is paid before, so finance hears of it at once."""
    notify(
        recipients=staff_with("payouts.add_guardiancheck"),
        event=Event.UNREACHED,
        subject=_("%(name)s is under age and said where the money goes: check the guardian")
        % {"name": destination.payee.person.credit_name},
        url=f"{reverse('admin:payouts_minor_changelist')}?guardian=unchecked",
        target=destination.payee,
        key=f"guardian-{destination.pk}",
    )
