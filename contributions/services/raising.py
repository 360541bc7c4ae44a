"""What disputes and claims have in common when they begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Dispute, Outcome, Thread
from contributions.services.dispute_notices import tell_raised
from hitrecord.foundation.locking import for_change


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


def appealed(about: Dispute, by: User, said: Said) -> Dispute | None:
    """The decision against the same person about the same two works, when there was one: it is
    looked at once more, by somebody else, when there is something new to see.

    Raises ValidationError.
    """
    same_works = Dispute.objects.filter(
        derivative__contribution=about.derivative.contribution_id,
        source__contribution=about.source.contribution_id,
    )
    mine = for_change(same_works.filter(raised_by=by)).order_by("-pk")
    lost = mine.filter(outcome=Outcome.REJECTED).first()
    if lost is None:
        return None
    appeal = mine.filter(appeal_of__isnull=False).first()
    if appeal:
        raise ValidationError(
            _(
                "You appealed already: number %(second)s was about number %(first)s. There is no "
                "third time. What you typed is still here; nothing was sent."
            ),
            params={"first": appeal.appeal_of_id, "second": appeal.pk},
        )
    if said.evidence.strip() in {"", lost.evidence.strip()}:
        sentence = _(
            "This was decided already: number %(number)s. You may appeal once, and then somebody "
            "else decides: say here what is new."
        )
        raise ValidationError({"evidence": sentence % {"number": lost.pk}})
    return lost


def begin(dispute: Dispute, *, by: User, said: Said, now: datetime) -> Dispute:
    """Keep it and tell both sides. Raises ValidationError where it was decided before."""
    dispute.appeal_of = appealed(dispute, by, said)
    dispute.thread = Thread.objects.create()
    dispute.raised_by, dispute.raised_at = by, now
    dispute.relation, dispute.words = said.relation, said.words
    dispute.evidence, dispute.link = said.evidence, said.link
    dispute.save(force_insert=True)
    tell_raised(dispute)
    return dispute
