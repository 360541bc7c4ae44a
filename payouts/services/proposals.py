"""A proposal is drafted, opened and made final. Changed while it is open: `revising`."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from contributions.models import Thread
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.locking import for_change
from payouts import tasks
from payouts.models import Computation, Errand, Pool, Proposal, Verb
from payouts.proposing import ending, opening
from payouts.queries import sizes
from payouts.queries.period import open_period
from payouts.services.errands import ask
from payouts.services.letters import ring_for
from projects.models import Production


@transaction.atomic
def propose(
    *, production: Production, currency: str, by: User, kind: Pool = Pool.PROFIT
) -> Proposal:
    """Draft the open period's proposal, or compute its draft anew, in the background.

    Raises ValidationError when there is no profit or an earlier proposal is not final yet.
    """
    for_change(Production.objects).get(pk=production.pk)
    earlier = Proposal.objects.filter(production=production).standing()
    if earlier.filter(final_at=None).exists():
        raise ValidationError(_("The last proposal is not final yet. Finish that one first."))
    _check_profit(production.pk, currency, kind)
    period = {"production": production, "currency": currency, "kind": kind}
    proposal = Proposal.objects.drafts().filter(**period, revises=None).first()
    if proposal is None:
        thread = Thread.objects.create()
        proposal = Proposal.objects.create(**period, thread=thread, drafted_by=by)
    proposal.follows = opening.first_of(production.pk)
    proposal.save(update_fields=["follows"])
    for rows in opening.MONEY[kind]:
        rows.filter(production=production, currency=currency, proposal=None).update(
            proposal=proposal
        )
    enqueue(proposal)
    audit.record(actor=by, action="proposal drafted", target=proposal)
    return proposal


def _check_profit(production_id: int, currency: str, kind: Pool) -> None:
    if open_period(production_id, currency, kind).profit > 0:
        return
    sentence = _(
        "There is no profit in %(currency)s yet, so there is nothing to propose. "
        "A loss is carried forward to the next income."
    )
    if kind == Pool.BUDGET:
        sentence = _("There is no budget in %(currency)s, so there is nothing to propose.")
    raise ValidationError(sentence, params={"currency": currency})


def enqueue(proposal: Proposal) -> None:
    work, _is_new = Computation.objects.get_or_create(proposal=proposal)
    Computation.objects.filter(pk=work.pk).begin_anew(timezone.now())
    Errand.objects.filter(proposal=proposal, quarantined_at__isnull=False).delete()
    afterwards(tasks.compute.delay, work.pk)


def open_proposal(*, proposal: Proposal, by: User, now: datetime, reason: str = "") -> Proposal:
    """Publish a computed draft and tell everybody named. A large one is opened by a worker, who
    says on the draft why not. Raises ValidationError."""
    if not sizes.is_large(proposal):
        with transaction.atomic():
            made = opening.open_now(proposal=proposal, by=by, now=now, reason=reason)
            ring_for(made)
        return made
    refusal = opening.why_not_open(proposal)
    if refusal:
        raise ValidationError(refusal)
    ask(proposal, Verb.OPEN, by=by, reason=reason, now=now)
    return proposal


def make_final(*, proposal: Proposal, by: User, reason: str, now: datetime) -> Proposal:
    """Freeze the published shares; of a large proposal a worker does it, after it has computed
    them again. Raises ValidationError for anybody who may not, superusers included."""
    if not sizes.is_large(proposal):
        return ending.end_now(proposal=proposal, by=by, reason=reason, now=now)
    refusal = ending.why_not_final(proposal, by, now)
    if refusal:
        raise ValidationError(refusal)
    ask(proposal, Verb.FINAL, by=by, reason=reason, now=now)
    return proposal
