from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.rate import is_too_often
from payouts import tasks
from payouts.computing import drafting
from payouts.domain.explanation import explain
from payouts.domain.money import GRAINS
from payouts.explained import tellings
from payouts.models import Proposal, Share, Telling
from payouts.queries import sizes
from payouts.queries.why import Why, why

HOUR = 3600

MOST_OPEN = 5
"""Each may take a worker minutes, and few workers do such work."""


def why_of(share: Share) -> Why | Telling | None:
    """The explanation of a share; of a large proposal what a worker has made of it so far."""
    if not sizes.is_large(share.proposal):
        return why(share, drafting.unpack(share.proposal))
    found = Telling.objects.filter(share=share).first()
    return tellings.read(share, found.content) if found and found.finished_at else found


def given_up(proposal: Proposal, person: Person) -> Why:
    """Of who waives: what would have been theirs, with a share of the grains that came to them."""
    document = drafting.unpack(proposal)
    grains = explain(document, person.key).grains_before_waivers
    amount = proposal.pool * grains // GRAINS
    return why(Share(proposal=proposal, person=person, grains=grains, amount=amount), document)


@transaction.atomic
def ask_why(*, share: Share, now: datetime, visitor: str = "") -> None:
    """Have it worked out, once; anew what failed. Raises ValidationError while many others are,
    and when somebody without an account, known by their address alone, asked for many."""
    known = Telling.objects.filter(share=share, quarantined_at=None).exists()
    if visitor and not known and _is_too_often(visitor):
        raise ValidationError(
            _("That were many within an hour. What was worked out can be read; ask again later.")
        )
    others = Telling.objects.open().exclude(share=share)
    if others.count() >= MOST_OPEN:
        raise ValidationError(
            _("Several others are being worked out just now. Try again in a few minutes.")
        )
    found, is_new = Telling.objects.get_or_create(share=share, defaults={"due_at": now})
    failed = Telling.objects.filter(pk=found.pk, quarantined_at__isnull=False)
    if is_new or failed.begin_anew(now):
        afterwards(tasks.tell.delay, found.pk)


def _is_too_often(visitor: str) -> bool:
    return is_too_often(f"why:{visitor}", most=settings.WHYS_AN_HOUR, seconds=HOUR)
