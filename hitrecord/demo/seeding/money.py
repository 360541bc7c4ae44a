"""The studio's productions: cue sheet, sales and costs, proposal, and what was handed out."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from contributions.models import Version
from hitrecord.demo import content
from hitrecord.demo.content.things import Credit as Credited
from hitrecord.demo.content.things import Production as Produced
from hitrecord.demo.seeding.past import days_before, happening
from hitrecord.demo.seeding.wall import Published
from payouts.computing import computation
from payouts.models import Computation, Cost, Proposal, Sale
from payouts.services import distributing, income, objections, proposals
from projects.models import Credit, Piece, Production, Project

CURRENCY = "USD"


def earn(cast: dict[str, User], published: Published, now: datetime) -> None:
    """Safe to run again after being cut off. Files have to be processed by now."""
    for produced in content.PRODUCTIONS:
        production = Production.objects.filter(slug=produced.key).first()
        if production is None:
            production = _produce(produced, cast, published, now)
        if not Proposal.objects.published().filter(production=production).exists():
            _split(produced, production, cast, now)


@transaction.atomic
def _produce(
    produced: Produced, cast: dict[str, User], published: Published, now: datetime
) -> Production:
    released = produced.released_days_ago
    production = Production.objects.create(
        project=Project.objects.get(slug=produced.project),
        slug=produced.key,
        title=produced.title,
        summary=produced.summary,
        final=published[produced.final, 1].contribution if produced.final else None,
        released_at=days_before(now, released) if released is not None else None,
    )
    for position, told in enumerate(produced.pieces):
        piece = Piece.objects.create(
            production=production,
            title=told.title,
            points=told.points,
            reason=told.reason,
            position=position,
        )
        for place, credited in enumerate(told.credits):
            _credit(piece, credited, place, cast, published)
    _book(produced, production, cast, now)
    return production


def _credit(
    piece: Piece, told: Credited, position: int, cast: dict[str, User], published: Published
) -> None:
    version: Version | None = published[told.work, told.version] if told.work else None
    person: Person | None = cast[told.person].person if told.person else None
    Credit.objects.create(
        piece=piece,
        version=version,
        person=person,
        role=told.role,
        place=told.place,
        points=told.points,
        reason=told.reason,
        position=position,
    )


def _book(produced: Produced, production: Production, cast: dict[str, User], now: datetime) -> None:
    by = cast[produced.recorded_by]
    for sold in produced.sales:
        sale = Sale(
            production=production,
            buyer=sold.buyer,
            what=sold.what,
            gross=sold.amount,
            currency=CURRENCY,
            date=days_before(now, sold.days_ago).date(),
        )
        income.record_sale(sale=sale, by=by)
    for spent in produced.costs:
        cost = Cost(
            production=production,
            category=spent.category,
            what=spent.what,
            amount=spent.amount,
            currency=CURRENCY,
            date=days_before(now, spent.days_ago).date(),
        )
        income.record_cost(cost=cost, by=by)


def _split(
    produced: Produced, production: Production, cast: dict[str, User], now: datetime
) -> None:
    opened_at = days_before(now, produced.opened_days_ago)
    proposal = proposals.propose(
        production=production, currency=CURRENCY, by=cast[produced.opened_by]
    )
    computation.compute(Computation.objects.get(proposal=proposal).pk, timezone.now())
    with happening(opened_at):
        proposals.open_proposal(proposal=proposal, by=cast[produced.opened_by], now=opened_at)
    _object(produced, proposal, cast, now)
    if produced.stage != "distributed":
        return
    final_at = min(now, opened_at + timedelta(days=15))
    second = cast[produced.made_final_by]
    with happening(final_at):
        proposals.make_final(
            proposal=proposal, by=second, reason="Every remark is answered.", now=final_at
        )
        distributing.distribute(proposal=proposal, by=second, now=final_at)


def _object(produced: Produced, proposal: Proposal, cast: dict[str, User], now: datetime) -> None:
    opened = Proposal.objects.get(pk=proposal.pk)
    for said in produced.objections:
        at = days_before(now, said.days_ago)
        with happening(at):
            made = objections.make_objection(
                proposal=opened, by=cast[said.by], kind=said.kind, words=said.words, now=at
            )
        if said.answer:
            by, later = cast[said.answered_by], at + timedelta(hours=20)
            with happening(later):
                objections.answer(
                    objection=made, by=by, accepted=said.accepted, words=said.answer, now=later
                )
