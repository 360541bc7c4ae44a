"""Writing down money in and out of a production; each row is in the books at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import LegalPage, LegalText, User
from accounts.services import audit
from hitrecord.foundation.clock import office_day
from hitrecord.foundation.locking import for_change
from payouts import books
from payouts.models import Budget, Cost, Policy, Sale
from projects.models import Production


@transaction.atomic
def record_sale(*, sale: Sale, by: User) -> Sale:
    """Save a new sale. The first one freezes the production's policy. Raises ValidationError."""
    _check_new(sale, by)
    sale.save(force_insert=True)
    _freeze_policy(sale.production)
    production, currency = sale.production_id, sale.currency
    books.post(
        key=f"sale:{sale.pk}",
        kind="sale",
        lines=[
            (books.bank(currency), sale.net),
            (books.cost(production, currency), sale.fees + sale.tax),
            (books.revenue(production, currency), -sale.gross),
        ],
        source=sale,
        actor=by,
        memo=f"{sale.what}, {sale.buyer}",
    )
    audit.record(actor=by, action="sale recorded", target=sale)
    return sale


@transaction.atomic
def record_cost(*, cost: Cost, by: User) -> Cost:
    """Save a new cost. Raises ValidationError."""
    _check_new(cost, by)
    cost.save(force_insert=True)
    books.post(
        key=f"cost:{cost.pk}",
        kind="cost",
        lines=[
            (books.cost(cost.production_id, cost.currency), cost.amount),
            (books.bank(cost.currency), -cost.amount),
        ],
        source=cost,
        actor=by,
        memo=cost.what,
    )
    audit.record(actor=by, action="cost recorded", target=cost)
    return cost


@transaction.atomic
def record_budget(*, budget: Budget, by: User) -> Budget:
    """Save a new fixed pool; it freezes the policy as a sale does. Raises ValidationError."""
    _check_new(budget, by)
    budget.save(force_insert=True)
    _freeze_policy(budget.production)
    production, currency = budget.production_id, budget.currency
    pays = books.community_pool if budget.adjustment_id else books.bank
    books.post(
        key=f"budget:{budget.pk}",
        kind="budget",
        lines=[
            (pays(currency), budget.amount),
            (books.revenue(production, currency), -budget.amount),
        ],
        source=budget,
        actor=by,
        memo=budget.what,
    )
    audit.record(actor=by, action="budget recorded", target=budget)
    return budget


def _freeze_policy(production: Production) -> None:
    """With the terms that are in force."""
    terms = LegalText.objects.filter(page=LegalPage.TERMS).values_list("number", flat=True)
    Policy.objects.get_or_create(
        production=production,
        defaults={
            "company_bp": settings.COMPANY_BP,
            "upstream_bp": settings.UPSTREAM_BP,
            "terms": str(max(terms, default=0)),
        },
    )


@transaction.atomic
def reverse_sale(*, sale: Sale, by: User, reason: str) -> Sale:
    """Write the mirror row and the mirror entry. Raises ValidationError when already reversed."""
    mirror = Sale(buyer=sale.buyer, gross=-sale.gross, fees=-sale.fees, tax=-sale.tax)
    _mirror(sale, mirror, by, reason)
    return mirror


@transaction.atomic
def reverse_cost(*, cost: Cost, by: User, reason: str) -> Cost:
    mirror = Cost(category=cost.category, amount=-cost.amount)
    _mirror(cost, mirror, by, reason)
    return mirror


@transaction.atomic
def reverse_budget(*, budget: Budget, by: User, reason: str) -> Budget:
    mirror = Budget(amount=-budget.amount)
    _mirror(budget, mirror, by, reason)
    return mirror


Row = Sale | Cost | Budget

SENT_TWICE = timedelta(minutes=10)
SAME: dict[type[Row], tuple[str, ...]] = {
    Sale: ("buyer", "gross", "fees", "tax"),
    Cost: ("category", "amount"),
    Budget: ("amount",),
}
"""What tells two of them apart, besides their words, day, production and currency."""


def _mirror(original: Row, mirror: Row, by: User, reason: str) -> None:
    rows: Any = type(original)._default_manager
    locked = for_change(rows).get(pk=original.pk)
    if locked.reverses_id or hasattr(locked, "reversed_by"):
        raise ValidationError(_("This is reversed already."), code="reversed")
    if not reason.strip():
        raise ValidationError(_("Say why it is reversed."), code="reason")
    mirror.production_id, mirror.currency = original.production_id, original.currency
    mirror.what, mirror.reason, mirror.recorded_by = original.what, reason.strip(), by
    mirror.date = office_day()
    mirror.reverses_id = original.pk
    mirror.save(force_insert=True)
    kind = original._meta.model_name
    books.reverse(
        of=f"{kind}:{original.pk}",
        key=f"reverse:{kind}:{original.pk}",
        source=mirror,
        actor=by,
        memo=reason,
    )
    audit.record(actor=by, action=f"{kind} reversed", target=original, reason=reason)


def _check_new(row: Row, by: User) -> None:
    row.recorded_by = by
    row.full_clean()
    if row.reverses_id or row.proposal_id:
        raise ValidationError(_("A reversal is made from the row it reverses."))


def require_another(row: Row) -> None:
    """The second press of a button is no second sale: raises ValidationError for the very same
    that was written down a moment ago. Whoever saves `row` does it in the same transaction."""
    for_change(Production.objects).get(pk=row.production_id)
    rows: Any = type(row)._default_manager
    names = ("production_id", "currency", "what", "date", *SAME[type(row)])
    said = {name: getattr(row, name) for name in names}
    recent = timezone.now() - SENT_TWICE
    same = rows.filter(**said, reverses=None, recorded_at__gt=recent, reversed_by=None)
    if same.exists():
        raise ValidationError(
            _(
                "The very same was written down a moment ago. If this is another one, say in its"
                " words what tells the two apart."
            ),
            code="twice",
        )
