"""Where somebody's tax form stands, in words for them and for finance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hitrecord.foundation.clock import office_day
from payouts import books
from payouts.domain.tax_forms import Status, stands_in_the_way
from payouts.models import Payee, TaxForm
from payouts.queries.obstacles import tax_sentence, tax_status
from payouts.queries.payability import Creditors


@dataclass(frozen=True, slots=True)
class Tax:
    status: Status
    sentence: str
    paid: dict[str, int] = field(default_factory=dict)
    """This year, by currency in minor units."""


def tax_of(
    person_id: int, now: datetime, payable: dict[str, int], creditors: Creditors | None = None
) -> Tax:
    """What was paid this year and what is payable counts. No statement for one of the creditors,
    else three."""
    form, paid = _of_creditor(person_id, creditors) or _looked_up(person_id, now)
    return replace(_of(form, paid, payable, now), paid=paid)


def _of_creditor(
    person_id: int, creditors: Creditors | None
) -> tuple[TaxForm | None, Counter[str]] | None:
    payees = creditors.payees.values() if creditors else ()
    owner = next((one.owner.pk for one in payees if one.owner.person_id == person_id), None)
    if creditors is None or owner is None:
        return None
    paid = {code: left for (payee, code), left in creditors.facts.paid.items() if payee == owner}
    return creditors.facts.forms.get(owner), Counter(paid)


def _looked_up(person_id: int, now: datetime) -> tuple[TaxForm | None, Counter[str]]:
    payee = Payee.objects.filter(person=person_id).first()
    if payee is None:
        return None, Counter()
    paid = books.paid_within([payee.pk], office_day(now).year)
    form = TaxForm.objects.filter(payee=payee).order_by("-pk").first()
    return form, Counter({code: left for (_payee, code), left in paid.items()})


def _of(form: TaxForm | None, paid: Counter[str], payable: dict[str, int], now: datetime) -> Tax:
    amounts = {code: paid[code] + owed for code, owed in payable.items()}
    for code, amount in sorted(amounts.items()):
        found, is_much = tax_status(form, amount, code, now)
        if stands_in_the_way(found, is_much=is_much):
            return Tax(found, tax_sentence(found, form, code))
    return _calm(form, now)


def _calm(form: TaxForm | None, now: datetime) -> Tax:
    found, _much = tax_status(form, 0, "USD", now)
    if found == Status.CHECKED and form and form.valid_until:
        said = _("Your tax form is checked. It is valid until %(day)s.") % {
            "day": date_format(form.valid_until, _("j F Y"))
        }
        return Tax(found, said)
    if found == Status.RECEIVED:
        return Tax(found, tax_sentence(found, form, "USD"))
    return Tax(found, _("You need no tax form now."))
