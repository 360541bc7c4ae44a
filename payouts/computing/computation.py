"""Computing a proposal in the background: claimed with a lease, finished once."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.leases import Lease, LeaseLost
from hitrecord.foundation.locking import for_change
from payouts.computing import drafting, heads
from payouts.domain import reach
from payouts.domain.document import DocumentError, digest
from payouts.models import Computation, Policy, Pool, Proposal, Reach, Share
from payouts.queries import cuesheet
from payouts.queries.blockers import blockers
from payouts.queries.doubts import doubts
from payouts.queries.period import Period, period_of
from projects.models import Production

logger = logging.getLogger(__name__)
AGAIN_AFTER = timedelta(seconds=20)
LARGE = 20_000
"""Versions in a lineage."""


class Blocked(Exception):
    """The proposal cannot be computed as things are; the message is for the producer."""


def is_large(pk: int) -> bool:
    """Whether the split of this computation may take longer than mails should wait."""
    proposal = Proposal.objects.filter(computation=pk, follows=None).first()
    return proposal is not None and cuesheet.reaches_more_than(proposal.production_id, LARGE)


def compute(pk: int, now: datetime) -> None:
    """Safe to run any number of times: only the holder of the lease writes."""
    lease = Computation.objects.claim(pk, now)
    if lease is None:
        return
    try:
        _compute(lease, now)
    except (Blocked, DocumentError) as refused:
        Computation.objects.quarantine(lease, now, reason=str(refused))
    except LeaseLost:
        return
    except Exception:
        logger.exception("computation %s failed", pk)
        reason = _("Something went wrong while computing. It will be tried again by itself.")
        Computation.objects.retry_later(lease, now, reason=reason, after=AGAIN_AFTER)


def _compute(lease: Lease, now: datetime) -> None:
    related = Proposal.objects.select_related("follows", "revises", "production__final")
    proposal = related.get(computation=lease.pk)
    if not proposal.follows:
        _refuse_while_blocked(proposal.production)
    period = period_of(proposal)
    if period.profit <= 0:
        raise Blocked(_("There is no profit in this period, so there is nothing to propose."))
    company = _company_part(proposal, period)
    document = drafting.draft(proposal, pool=period.profit - company)
    read = _("%(n)s versions are read.") % {"n": f"{len(document.get('versions', ())):,}"}
    Computation.objects.renew(lease, database_now(), reason=read)
    result = drafting.outcome(document)
    Computation.objects.renew(lease, database_now(), reason=_("The split is computed."))
    head = {**_as_agreed(proposal.follows), **heads.head_of(document, result.people)}
    packed = reach.pack(reach.reached(document))
    with transaction.atomic():
        _store(proposal.pk, period, company, document, result, head)
        Reach.objects.bulk_create(
            [Reach(proposal=proposal, versions=packed)],
            update_conflicts=True,
            update_fields=["versions"],
            unique_fields=["proposal"],
        )
        Computation.objects.finish(lease, now)


def _as_agreed(first: Proposal | None) -> heads.Head:
    """What a later period, which has no credits of its own, repeats: it has the same people."""
    known = heads.of(first) if first else {}
    return {"beyond": known["beyond"]} if "beyond" in known else {}


def _refuse_while_blocked(production: Production) -> None:
    found, doubted = blockers(production.pk), doubts(production)
    hint = [_("The rest can be let pass with a reason:")] if found else []
    lines = [*found, *(hint if doubted else []), *doubted]
    if lines:
        raise Blocked("\n".join(lines))


def _company_part(proposal: Proposal, period: Period) -> int:
    if proposal.kind == Pool.BUDGET:
        return 0
    return Policy.objects.get(production=proposal.production_id).company_part(period.profit)


def _store(
    pk: int,
    period: Period,
    company: int,
    document: Mapping[str, Any],
    result: drafting.Outcome,
    head: heads.Head,
) -> None:
    proposal = for_change(Proposal.objects.drafts()).get(pk=pk)
    proposal.income, proposal.costs = period.income, period.costs
    proposal.company, proposal.pool = company, period.profit - company
    proposal.unallocated = result.unallocated
    proposal.document = drafting.pack(document)
    proposal.document_hash, proposal.head = digest(document), dict(head)
    proposal.save()
    people = dict(
        Person.objects.filter(key__in=[one.person for one in result.people]).values_list(
            "key", "pk"
        )
    )
    Share.objects.filter(proposal=proposal).delete()
    Share.objects.bulk_create(
        Share(proposal=proposal, person_id=people[one.person], grains=one.grains, amount=one.amount)
        for one in result.people
    )
