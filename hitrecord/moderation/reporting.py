"""Saying that something is not right here. Several reports about one thing are one case."""

from __future__ import annotations

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.limits import Act
from accounts.models import User
from accounts.services.pace import keep_pace
from contributions.models import Case, Report
from hitrecord.foundation.locking import for_change
from hitrecord.moderation import confirming
from hitrecord.moderation.subjects import Subject


@transaction.atomic
def report(
    *, subject: Subject, by: User | None, email: str, grounds: str, words: str, now: datetime
) -> bool:
    """False when this member or this address reported it before, while staff look at it.

    Raises ValidationError for what is the reporter's own, and for too many at once.
    """
    if by and by in subject.people:
        raise ValidationError(_("This is yours: you can change it or take it back yourself."))
    if by:
        keep_pace(user=by, act=Act.REPORT, now=now)
    case = open_case(subject, now)
    who = {"by": by} if by else {"email__iexact": email}
    made, is_new = Report.objects.get_or_create(
        case=case,
        **who,
        defaults={"email": "" if by else email, "grounds": grounds, "words": words, "at": now},
    )
    if is_new and made.email:
        confirming.ask(made)
    return is_new


def open_case(subject: Subject, now: datetime) -> Case:
    """Held, so that nobody decides it while this report comes in."""
    kind = ContentType.objects.get_for_model(subject.target, for_concrete_model=False)
    about = {"target_type": kind, "target_id": subject.target.pk, "closed_at": None}
    defaults = {"label": subject.label[:200], "opened_at": now}
    while True:
        case, _is_new = Case.objects.get_or_create(**about, defaults=defaults)
        held = for_change(Case.objects.open()).filter(pk=case.pk).first()
        if held:
            return held
