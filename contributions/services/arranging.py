"""Whoever makes a draft puts its authors in order, gives them roles, and takes names off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from contributions.models import Answer, Draft
from contributions.models.authors import ROLE_LENGTH
from contributions.publication.author_notices import TAKEN_OFF, tell_the_asked
from contributions.services.inviting import role_sentence


@transaction.atomic
def take_back(*, draft: Draft, row_id: int, now: datetime) -> None:
    """Withdraw an invitation, answered or not. Raises ValidationError, AlreadyPublished."""
    Draft.objects.hold_open(draft.pk)
    row = draft.authors.standing().exclude(person=draft.author.person).filter(pk=row_id).first()
    if row is None:
        return
    if row.is_carried:
        raise ValidationError(
            _(
                "%(name)s is an author of the version before, so only %(name)s can take that name "
                "off. They can leave until you publish."
            )
            % {"name": row.person.credit_name}
        )
    draft.authors.filter(pk=row.pk).update(answer=Answer.TAKEN_BACK, answered_at=now)
    if row.answer == Answer.ACCEPTED:
        tell_the_asked(row, TAKEN_OFF, f"taken-off:{now.timestamp():.0f}")


@transaction.atomic
def set_roles(*, draft: Draft, roles: Mapping[int, str]) -> None:
    """Author's row → role; what is no row of the draft is left out. Raises ValidationError for
    a role that is too long, AlreadyPublished."""
    Draft.objects.hold_open(draft.pk)
    if any(len(role) > ROLE_LENGTH for role in roles.values()):
        raise ValidationError(role_sentence())
    for row in draft.authors.filter(pk__in=roles):
        draft.authors.filter(pk=row.pk).update(role=roles[row.pk])


@transaction.atomic
def move(*, draft: Draft, row_id: int, up: bool) -> None:
    """Change places with the neighbour, if there is one. Raises AlreadyPublished."""
    Draft.objects.hold_open(draft.pk)
    rows = list(draft.authors.standing())
    at = next((index for index, row in enumerate(rows) if row.pk == row_id), None)
    to = None if at is None else at - 1 if up else at + 1
    if at is None or to is None or not 0 <= to < len(rows):
        return
    draft.authors.filter(pk=rows[at].pk).update(position=rows[to].position)
    draft.authors.filter(pk=rows[to].pk).update(position=rows[at].position)
