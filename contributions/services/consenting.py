"""Whoever is asked to be an author says yes or no, and may change their mind until publication."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.services.accords import must_have_accepted
from contributions.models import Answer, Draft, DraftAuthor
from contributions.publication.author_notices import tell_the_maker
from contributions.services.inviting import check_room


@transaction.atomic
def answer(*, row: DraftAuthor, accepts: bool, line: str, now: datetime) -> Answer:
    """Accept, decline, or leave after having accepted; twice is as good as once.

    Raises ValidationError when it was taken back in the meantime, AlreadyPublished, and
    Draft.DoesNotExist when the draft is gone.
    """
    Draft.objects.hold_open(row.draft_id)
    held = DraftAuthor.objects.select_related("draft__author", "person__user").get(pk=row.pk)
    given = _given(held, accepts)
    if held.answer == given:
        return given
    if held.answer == Answer.TAKEN_BACK:
        raise ValidationError(
            _("%(name)s took this invitation back in the meantime. Nothing is published.")
            % {"name": held.draft.author.person.credit_name}
        )
    owed = must_have_accepted(held.person.user) if accepts and held.person.user else ""
    if owed:
        raise ValidationError(owed)
    if accepts and held.answer != Answer.WAITING:
        check_room(held.draft)
    DraftAuthor.objects.filter(pk=held.pk).update(answer=given, answered_at=now, line=line)
    tell_the_maker(held, given, line, now)
    return given


def _given(row: DraftAuthor, accepts: bool) -> Answer:
    if accepts:
        return Answer.ACCEPTED
    return Answer.LEFT if row.answer in {Answer.ACCEPTED, Answer.LEFT} else Answer.DECLINED
