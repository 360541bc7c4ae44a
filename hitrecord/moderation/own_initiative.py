"""A moderator takes something down that nobody reported: by the same way as after a report, so that
its authors get a statement of reasons, and an appeal that another moderator hears."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Model

from accounts.models import User
from contributions.models import Decision
from hitrecord.moderation.deciding import decide
from hitrecord.moderation.reporting import open_case
from hitrecord.moderation.subjects import subject_about


@transaction.atomic
def take_down(*, thing: Model, by: User, reason: str, hide_title: bool, now: datetime) -> Decision:
    """What others reported about it meanwhile is decided with it. Raises PermissionError,
    and ValidationError with the sentence that stands in the way; then nothing was changed."""
    case = open_case(subject_about(thing), now)
    return decide(case=case, by=by, reason=reason, now=now, removes=True, hide_title=hide_title)
