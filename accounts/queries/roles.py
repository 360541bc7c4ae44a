"""Which roles of the staff somebody holds, and who may give or take one."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db.models import QuerySet

from accounts.models import User

STAFF = "staff"
"""The admin's door alone; whoever loses it loses every role."""
SUPERUSER = "superuser"


def roles_of(user: User) -> list[str]:
    held = list(user.groups.order_by("name").values_list("name", flat=True))
    return held + [SUPERUSER] * user.is_superuser + [STAFF] * user.is_staff


def roles_lacked_by(user: User) -> list[str]:
    held = roles_of(user)
    every = [*Group.objects.order_by("name").values_list("name", flat=True), SUPERUSER]
    return [role for role in every if role not in held]


def superusers_besides(*users: User) -> QuerySet[User]:
    """Who could say yes to what these ask for, or to what is about them."""
    every = User.objects.filter(is_superuser=True, is_staff=True, is_active=True)
    return every.exclude(pk__in=[user.pk for user in users])
