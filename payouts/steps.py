"""An explanation as numbered steps with sums, in words (templates/_steps.html draws them)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hitrecord.foundation.currency import exponent, format_minor
from payouts.domain.money import GRAINS
from payouts.queries.why import Credited, Passed, Why

FEW = 4
"""Amounts, or names, that are written out one by one."""


@dataclass(frozen=True)
class SumLine:
    label: str
    amount: str
    result: bool = False


@dataclass(frozen=True)
class Step:
    title: str
    lines: list[SumLine] = field(default_factory=list)
    text: str = ""
    total: bool = False
    link: str = ""
    linked: str = ""


def exact(amount: Fraction, currency: str) -> str:
    """Minor units written out with two more places than the currency has: `318.4202`."""
    places = exponent(currency)
    value = Decimal(amount.numerator) / Decimal(amount.denominator) / 10**places
    rounded = value.quantize(Decimal(1).scaleb(-places - 2), ROUND_HALF_UP)
    return f"{rounded:,f}"


def plain(amount: int, currency: str) -> str:
    """`1200000` in USD is `12,000.00`, without the sign of the currency."""
    places = exponent(currency)
    return f"{Decimal(amount).scaleb(-places):,.{places}f}".replace("-", "− ")


def steps(why: Why, *, mine: bool, waived: Sequence[str] = ()) -> list[Step]:
    """`mine`: said to the person themself. `waived`: the names of who takes no money."""
    found = [*opening(why)]
    if why.follows_allocation:
        found.append(_agreed(why))
    found += [_credited(one, why) for one in why.credited]
    if why.passed:
        found.append(_passed(why, mine=mine))
    if why.raised != 1:
        found.append(_waived(why, waived))
    found.append(_total(why, mine=mine))
    return found


def opening(why: Why) -> list[Step]:
    """What everybody's explanation begins with."""
    proposal, currency = why.proposal, why.proposal.currency
    if proposal.is_budget:
        return [_budget(why)]
    people = _people(why)
    return [
        Step(
            _("The sale, less its costs"),
            [
                SumLine(_("Sales"), plain(proposal.income, currency)),
                SumLine(_("Costs"), f"− {plain(proposal.costs, currency)}"),
                SumLine(_("Profit"), plain(proposal.profit, currency), result=True),
            ],
            link=reverse("books", args=[proposal.production.slug]),
            linked=_("Each sale, and what it cost"),
        ),
        Step(
            _("Half to the people"),
            [
                SumLine(_("Company"), plain(proposal.company, currency)),
                SumLine(people, plain(proposal.pool, currency), result=True),
            ],
            link=f"{proposal.get_absolute_url()}#shares",
            linked=_("What each of them gets"),
        ),
    ]


def _people(why: Why) -> str:
    return ngettext("%(n)s contributor", "%(n)s contributors", why.people) % {"n": why.people}


def _budget(why: Why) -> Step:
    proposal, currency = why.proposal, why.proposal.currency
    return Step(
        _("A fixed budget, all of it for the people"),
        [
            SumLine(_("Budget"), plain(proposal.income, currency)),
            SumLine(_people(why), plain(proposal.pool, currency), result=True),
        ],
        _("The company takes nothing of a budget. Profit, if there is any, comes on top."),
        link=f"{proposal.get_absolute_url()}#shares",
        linked=_("What each of them gets"),
    )


def _credited(one: Credited, why: Why) -> Step:
    currency = why.proposal.currency
    points = _(
        "%(piece)s is worth %(points)s of %(all)s points. %(title)s holds %(mine)s of its"
        " %(of)s points."
    ) % {
        "piece": one.piece,
        "points": one.piece_points,
        "all": one.all_piece_points,
        "title": _("“%(title)s”") % {"title": one.title},
        "mine": one.points,
        "of": one.all_points,
    }
    reasons = [f"“{reason}”" for reason in (one.piece_reason, one.reason) if reason]
    if reasons:
        reasons = [_("The producers say why: %(reasons)s") % {"reasons": " ".join(reasons)}]
    label = (
        f"{plain(why.proposal.pool, currency)} × {one.piece_points}/{one.all_piece_points}"
        f" × {one.points}/{one.all_points}{_part(one.part)}"
    )
    return Step(
        _("%(title)s is in it") % {"title": one.title},
        [SumLine(label, exact(one.amount, currency), result=True)],
        " ".join([points, *reasons]),
    )


def _passed(why: Why, *, mine: bool) -> Step:
    currency = why.proposal.currency
    relations = {
        "contains": _("contains"),
        "based_on": _("is based on"),
        "inspired_by": _("is inspired by"),
        "translation_of": _("is a translation of"),
    }
    said = [
        _("“%(title)s” by %(authors)s %(relation)s “%(mine)s”.")
        % {
            "title": one.title,
            "authors": one.authors,
            "relation": relations[one.relation],
            "mine": one.mine,
        }
        for one in why.passed
    ]
    rule = _(
        "A work passes %(percent)s %% of what it gets on to the works it was made from; what it"
        " contains counts more than what inspired it."
    ) % {"percent": f"{why.upstream_bp / 100:g}"}
    lines = [SumLine(_label(one, currency), exact(one.amount, currency)) for one in why.passed]
    if why.more:
        more = ngettext("%(n)s more work", "%(n)s more works", why.more) % {"n": why.more}
        lines.append(SumLine(more, exact(why.more_amount, currency)))
    return Step(_("Others built on it"), lines, " ".join([rule, *said]))


def _label(one: Passed, currency: str) -> str:
    weight = f" × {one.weight}/{one.all_weights}" if one.weight != one.all_weights else ""
    passed = _("“%(title)s” passes on %(amount)s") % {
        "title": one.title,
        "amount": exact(one.passed, currency),
    }
    return f"{passed}{weight}{_part(one.part)}"


def _part(part: Fraction) -> str:
    """What a work keeps after passing on, or an author of several gets; nothing when it is all."""
    return f" × {float(part):.4g}" if part != 1 else ""


def _agreed(why: Why) -> Step:
    """With what earlier periods gave: cents are shared out over all of them together."""
    proposal, currency = why.proposal, why.proposal.currency
    part = f"{why.share.grains / GRAINS * 100:.4f} %"
    lines = [
        SumLine(
            _("%(part)s of everything shared so far") % {"part": part}, exact(why.so_far, currency)
        ),
        SumLine(_("Earlier periods gave"), f"− {plain(why.had, currency)}"),
        SumLine(_("So there is now"), exact(why.exact, currency), result=True),
    ]
    return Step(
        _("As agreed for the first profit"),
        lines,
        _(
            "Later profit is split by the final shares of the first one. What was too small to pay"
            " comes with a later period: whoever is furthest behind gets the next unit."
        ),
        link=reverse("proposal_person", args=[proposal.follows_id, why.share.person.key]),
        linked=_("Why it is this part"),
    )


def _together(why: Why) -> str:
    """Few amounts one by one: `40.0000 + 10.0000`."""
    amounts = [one.amount for one in why.credited] + [one.amount for one in why.passed]
    few = 1 < len(amounts) <= FEW and not why.more
    return (
        " + ".join(exact(one, why.proposal.currency) for one in amounts) if few else _("All of it")
    )


def _waived(why: Why, names: Sequence[str]) -> Step:
    """What waiving leaves free goes to all others alike: everything that came is multiplied."""
    currency = why.proposal.currency
    shown = sorted(names)
    if len(shown) > FEW:
        rest = len(shown) - FEW + 1
        shown[FEW - 1 :] = [ngettext("%(n)s other", "%(n)s others", rest) % {"n": rest}]
    title = ngettext("%(names)s waives", "%(names)s waive", len(names))
    part = f"{why.raised.numerator / why.raised.denominator:.6f}"
    return Step(
        title % {"names": get_text_list(shown, _("and"))},
        [
            SumLine(_together(why), exact(why.came, currency)),
            SumLine(
                f"{exact(why.came, currency)} × {part}", exact(why.exact, currency), result=True
            ),
        ],
        _(
            "What is waived goes to all others, to each in proportion to their share: everybody’s"
            " part is multiplied by the same number."
        ),
    )


def _total(why: Why, *, mine: bool) -> Step:
    currency = why.proposal.currency
    label = _("All of it") if why.raised != 1 else _together(why)
    lines = [SumLine(label, exact(why.exact, currency))]
    if why.rounding_unit:
        lines.append(SumLine(_("One unit left over by rounding down went here"), _("rounded up")))
    amount = format_minor(why.share.amount, currency)
    whole = _("In whole cents") if exponent(currency) == 2 else _("In the smallest unit there is")
    lines.append(SumLine(whole, amount, result=True))
    name = why.share.person.credit_name
    title = _("To you") if mine else _("To %(name)s") % {"name": name}
    return Step(title, lines, total=True)
