from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from hitrecord.moderation.kinds.kind import Kind


def _members(_viewer: Any) -> QuerySet[User]:
    return User.objects.filter(is_active=True).select_related("person")


PEOPLE = (
    Kind(
        word="person",
        model=User,
        seen=_members,
        people=lambda member: [member],
        label=lambda member: member.person.credit_name,
    ),
)
