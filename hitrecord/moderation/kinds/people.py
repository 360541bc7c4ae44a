from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.queries.members import members
from accounts.services import blanking
from contributions.models import Decision
from hitrecord.moderation.kinds.kind import Kind


def _members(_viewer: Any) -> QuerySet[User]:
    return members().select_related("person")


def _take(member: User, decision: Decision, _hide_title: bool) -> bool:
    return blanking.blank(user=member, by=decision.by, now=decision.at)


def _give(member: User, decision: Decision) -> None:
    blanking.give_back(user=member, taken_at=decision.at)


PEOPLE = (
    Kind(
        word="person",
        model=User,
        seen=_members,
        people=lambda member: [member],
        label=lambda member: member.person.credit_name,
        words=lambda member: "\n".join(filter(None, (member.bio, member.open_to))),
        take=_take,
        give=_give,
        is_down=blanking.is_blank,
        became=_("The words and the picture of the profile were taken down. The name stays."),
    ),
)
