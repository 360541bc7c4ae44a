"""What stands in the way of paying somebody now: one sentence, the first that applies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hitrecord.foundation.clock import office_day
from hitrecord.foundation.currency import exponent
from hitrecord.foundation.numbers import money
from hitrecord.foundation.text import as_sentence
from payouts.domain.payout_states import State
from payouts.domain.tax_forms import Status, stands_in_the_way, status
from payouts.domain.thresholds import threshold
from payouts.models import Payee, Payout, TaxForm
from payouts.queries.facts import Facts
from payouts.queries.line_words import in_ones_words

ON_ITS_WAY = gettext_noop("An earlier payout is still on its way.")
UNDER_AGE = gettext_noop(
    "You are under age: it is paid to an account of your guardian. Say which one; finance checks"
    " that it is theirs."
)


def obstacle(
    facts: Facts, payee: Payee, currency: str, whole: int, now: datetime
) -> tuple[str, datetime | None]:
    """("", None) when nothing is but, perhaps, the amount, or that no place was said. `whole` is
    what the owner is owed in that currency."""
    return next(_obstacles(facts, payee, currency, whole, now), ("", None))


def _obstacles(
    facts: Facts, payee: Payee, currency: str, whole: int, now: datetime
) -> Iterator[tuple[str, datetime | None]]:
    owner = payee.owner
    if payee.pk in facts.contested:
        yield _("Two people say this is theirs. Finance decides first whose it is."), None
    if (payee.pk, currency) in facts.on_its_way:
        yield _(ON_ITS_WAY), None
    claimed = facts.claimed.get(payee.pk)
    free = claimed + timedelta(seconds=settings.PAYOUT_HOLD_SECONDS) if claimed else now
    if free > now:
        yield _("It was claimed just now; nothing is paid before the waiting time ends."), free
    yield from _of_the_place(facts, owner, currency, now)
    form = facts.forms.get(owner.pk)
    found, is_much = tax_status(form, facts.paid[owner.pk, currency] + whole, currency, now)
    if stands_in_the_way(found, is_much=is_much):
        yield tax_sentence(found, form, currency), None


def _of_the_place(
    facts: Facts, owner: Payee, currency: str, now: datetime
) -> Iterator[tuple[str, datetime | None]]:
    place = facts.destinations.get(owner.pk)
    if owner.pk in facts.minors and not hasattr(place, "guardian_check"):
        yield _(UNDER_AGE), None
    if place is None:
        return
    if not place.is_reached_by(settings.PAYOUT_PROVIDER):
        said = _("Money goes out in another way now, which does not reach %(place)s.")
        yield _("%(said)s Say again where it should go.") % {"said": said % {"place": place}}, None
    if place.usable_from > now:
        said = _("Where the money goes was changed; nothing is paid before the waiting time ends.")
        yield said, place.usable_from
    failed = facts.misdirected.get((place.pk, currency))
    if failed:
        yield not_arrived(failed), None


def not_arrived(failed: Payout) -> str:
    """Of the last payment to a place, which did not arrive or came back."""
    said = _("The last payment to %(place)s did not go through.")
    if failed.state == State.RETURNED:
        said = _("The last money that went to %(place)s came back.")
    again = _("%(said)s %(reason)s Say again where it should go, even if it is the same place.")
    reason = as_sentence(in_ones_words(failed.reason))
    return again % {"said": said % {"place": failed.destination}, "reason": reason}


def tax_status(
    form: TaxForm | None, amount: int, currency: str, now: datetime
) -> tuple[Status, bool]:
    """`amount` is paid within a year, minor units; and whether that is so much that it needs a
    form."""
    is_much = bool(settings.TAX_FORM_FROM) and amount > _most(currency)
    found = status(
        state=form.state if form else "",
        valid_until=form.valid_until if form else None,
        today=office_day(now),
        is_much=is_much,
    )
    return found, is_much


def tax_sentence(found: Status, form: TaxForm | None, currency: str) -> str:
    """For whoever is paid."""
    if found == Status.RECEIVED:
        return _("Your tax form is here and is being checked.")
    if found == Status.WRONG and form:
        return _("Your tax form has to be sent again: %(note)s") % {"note": form.note}
    if found == Status.EXPIRED and form and form.valid_until:
        day = date_format(form.valid_until, _("j F Y"))
        return _("Your tax form was valid until %(day)s: finance needs a new one.") % {"day": day}
    return _(
        "Who is paid more than %(most)s within a year needs a tax form; it goes to finance."
    ) % {"most": money(_most(currency), currency)}


def _most(currency: str) -> int:
    return threshold(floor=settings.TAX_FORM_FROM, wish=0, exponent=exponent(currency))
