"""What disputes and claims have in common when they begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Dispute, Thread
from contributions.services.dispute_notices import tell_raised


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says is wrong. `relation`: how it is instead; "" for not at all."""

    words: str
    relation: str = ""
    evidence: str = ""
    link: str = ""


def same_again(those_open: QuerySet[Dispute], by: User, said: Said) -> Dispute | None:
    """What the same person said in the same words: a form that was sent twice.

    Raises ValidationError when it is open in other words.
    """
    earlier = those_open.first()
    if earlier is None or (earlier.raised_by_id == by.pk and earlier.words == said.words):
        return earlier
    raise ValidationError(
        _(
            "There is an open dispute about this already: number %(number)s. What you typed is "
            "still here, so that you can say it there."
        ),
        code="open",
        params={"number": earlier.pk},
    )


def begin(dispute: Dispute, *, by: User, said: Said, now: datetime) -> Dispute:
    """Keep it and tell both sides."""
    dispute.thread = Thread.objects.create()
    dispute.raised_by, dispute.raised_at = by, now
    dispute.relation, dispute.words = said.relation, said.words
    dispute.evidence, dispute.link = said.evidence, said.link
    dispute.save(force_insert=True)
    tell_raised(dispute)
    return dispute
