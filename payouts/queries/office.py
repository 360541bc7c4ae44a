"""Which of the staff look after a matter of money."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet

from accounts.models import User


def staff_with(permission: str) -> QuerySet[User]:
    """Active staff who have the permission, superusers included."""
    found: QuerySet[User] = ModelBackend().with_perm(permission)
    return found.filter(is_staff=True).order_by("pk")
