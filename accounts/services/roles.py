"""Giving and taking roles of the staff: one superuser asks, a different one does it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.models import Event, RoleChange, User
from accounts.queries.roles import STAFF, SUPERUSER, roles_lacked_by, roles_of, superusers_besides
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change


def why_not_ask(user: User, by: User) -> str:
    """The sentence that stands in the way of a superuser, or ""."""
    if not user.is_active:
        return _("This account is closed: it takes no role and has none.")
    if not superusers_besides(user, by).exists():
        return _(
            "Nobody else could say yes: it takes a superuser who neither asks nor is the one it "
            "is about. Whoever runs the site makes one: manage.py change_role"
        )
    return ""


@transaction.atomic
def ask(*, user: User, role: str, gives: bool, by: User, reason: str, now: datetime) -> RoleChange:
    """Sent twice, it is one request. Raises ValidationError with what stands in the way, and
    PermissionError for who is no superuser."""
    _only_superusers(by)
    held = for_change(User.objects).get(pk=user.pk)
    refusal = why_not_ask(held, by) or _why_not_this(held, role, gives)
    if refusal:
        raise ValidationError(refusal)
    made, is_new = RoleChange.objects.waiting().get_or_create(
        user=held,
        role=role,
        defaults={"gives": gives, "reason": reason, "asked_by": by, "asked_at": now},
    )
    if is_new:
        audit.record(
            actor=by, action="role asked for", target=held, reason=reason, detail=_of(made)
        )
    return made


def why_not_confirm(change: RoleChange, by: User) -> str:
    """The sentence that stands in the way of a superuser's yes, or ""."""
    if change.decided_at:
        return _("This is decided already. Nothing was changed.")
    if change.asked_by_id == by.pk:
        return _("You asked for this yourself, so another superuser has to confirm it.")
    if change.user_id == by.pk:
        return _("This is about you, so another superuser has to confirm it.")
    if not _is_superuser(change.asked_by):
        return _("Whoever asked for this is no superuser any more: ask for it anew.")
    if change.gives and not change.user.is_active:
        return _("This account is closed. Nothing was changed.")
    return _why_not_this(change.user, change.role, change.gives)


@transaction.atomic
def decide(*, change: RoleChange, by: User, confirms: bool, reason: str, now: datetime) -> None:
    """Raises ValidationError with what stands in the way, PermissionError for who is no
    superuser. Anybody of them may say no, also who asked."""
    _only_superusers(by)
    held = for_change(RoleChange.objects).get(pk=change.pk)
    refusal = why_not_confirm(held, by) if confirms or held.decided_at else ""
    if refusal:
        raise ValidationError(refusal)
    held.confirmed, held.answer, held.decided_by, held.decided_at = confirms, reason, by, now
    held.save(update_fields=["confirmed", "answer", "decided_by", "decided_at"])
    action = "role refused"
    if confirms:
        action = "role given" if held.gives else "role taken"
        _carry_out(held.user, held.role, gives=held.gives)
        _tell(held.user, held.role, gives=held.gives, why=held.reason, key=f"role-{held.pk}")
    audit.record(actor=by, action=action, target=held.user, reason=reason, detail=_of(held))


@transaction.atomic
def change_by_hand(*, user: User, role: str, gives: bool, reason: str, now: datetime) -> None:
    """By whoever runs the site, while there are no two superusers who could do it together.
    Raises ValidationError."""
    held = for_change(User.objects).get(pk=user.pk)
    refusal = _why_not_this(held, role, gives)
    if superusers_besides(held).count() > 1:
        refusal = _("Two superusers can do this together in the admin, so this command does not.")
    if refusal:
        raise ValidationError(refusal)
    _carry_out(held, role, gives=gives)
    made = audit.record(
        actor=None,
        action="role given" if gives else "role taken",
        target=held,
        reason=reason,
        detail={"role": role, "by": "command"},
    )
    _tell(held, role, gives=gives, why=reason, key=f"role-by-hand-{made.pk}")


def _only_superusers(by: User) -> None:
    if not _is_superuser(by):
        raise PermissionError("only superusers give and take roles")


def _is_superuser(user: User) -> bool:
    return user.is_superuser and user.is_staff and user.is_active


def _why_not_this(user: User, role: str, gives: bool) -> str:
    if role in (roles_lacked_by(user) if gives else roles_of(user)):
        return ""
    return _("They have it already.") if gives else _("They do not have it, or not any more.")


def _carry_out(user: User, role: str, *, gives: bool) -> None:
    user = for_change(User.objects).get(pk=user.pk)
    named = Group.objects.filter(name=role)
    if gives:
        user.groups.add(*named)
        user.is_staff, user.is_superuser = True, user.is_superuser or role == SUPERUSER
    else:
        user.groups.remove(*(user.groups.all() if role == STAFF else named))
        user.is_superuser = user.is_superuser and role not in (SUPERUSER, STAFF)
        user.is_staff = user.is_superuser or user.groups.exists()
    user.save(update_fields=["is_staff", "is_superuser"])


def _of(change: RoleChange) -> dict[str, object]:
    return {"change": change.pk, "role": change.role, "gives": change.gives}


def _tell(user: User, role: str, *, gives: bool, why: str, key: str) -> None:
    subject = (
        _("You are %(role)s of this site now") if gives else _("You are not %(role)s any more")
    )
    notify(
        recipients=[user],
        event=Event.MODERATED,
        subject=subject % {"role": role},
        url=reverse("admin:index") if gives else "/settings/staff/",
        target=user,
        key=key,
        body=why,
    )
