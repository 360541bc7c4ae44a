"""Who is meant by a handle: whoever has it, or else whoever had it. Nobody else can get it."""

from __future__ import annotations

from django.db.models import QuerySet

from accounts.models import User
from accounts.queries.members import members


def called(handle: str, among: QuerySet[User] | None = None) -> User | None:
    """Of those who are here, unless it is to be looked for `among` others."""
    bare = handle.strip().removeprefix("@")
    users = members() if among is None else among
    users = users.select_related("person")
    found = users.filter(handle__iexact=bare).first()
    return found or users.filter(former_handles__handle__iexact=bare).first()
