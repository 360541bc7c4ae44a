"""Who is new here: whoever just came, or has nothing on the wall yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from accounts.models import Person, User


def is_new(user: User, now: datetime) -> bool:
    """Never for staff, nor where NEW_ACCOUNT_DAYS is 0."""
    days = settings.NEW_ACCOUNT_DAYS
    if user.is_staff or not days:
        return False
    if user.joined_at > now - timedelta(days=days):
        return True
    shown = {"published_at__isnull": False, "withdrawn_at": None}
    work = {f"authorships__version__contribution__{name}": value for name, value in shown.items()}
    return not Person.objects.filter(user=user, **work).exists()
