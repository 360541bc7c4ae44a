"""Reports and decisions by the services, for tests that are about what comes after."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from accounts.models import User
from contributions.models import Case, Comment, Decision, Grounds
from contributions.services.comments import write
from hitrecord.moderation import deciding, reporting
from hitrecord.moderation.subjects import Subject, seen_by
from tests import builders
from tests.contributions.disputing import moderator

ATTACK = "You cannot draw, Ben, and you never will."


def remark(by: str = "eva") -> Comment:
    work = builders.work("ben", title="Lamp").contribution
    return write(thread=work.thread, author=builders.user(by), text=ATTACK)


def subject(kind: str, pk: int, viewer: str = "ben") -> Subject:
    found = seen_by(builders.user(viewer), kind, pk)
    assert found is not None
    return found


def reported(about: Subject, by: str = "ben", **fields: Any) -> Case:
    who: User | None = builders.user(by) if by else None
    told: dict[str, Any] = {"grounds": Grounds.HARASSMENT, "words": "", "email": ""}
    told["now"] = timezone.now()
    reporting.report(subject=about, by=who, **told | fields)
    return Case.objects.open().get(target_id=about.target.pk, label=about.label)


def decided(case: Case, by: str = "max", **fields: Any) -> Decision:
    told: dict[str, Any] = {"reason": "It attacks Ben and not his work.", "now": timezone.now()}
    return deciding.decide(case=case, by=moderator(by), **told | fields)
