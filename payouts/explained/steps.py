"""An explanation as numbered steps with sums, in words (templates/_steps.html draws them)."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hitrecord.foundation.currency import exponent
from hitrecord.foundation.numbers import as_read, money
from payouts.domain.money import GRAINS
from payouts.explained.sums import Step, SumLine, added, exact, plain
from payouts.explained.ways import credited, passed
from payouts.models import Proposal
from payouts.queries.why import Why

FEW = 4
"""Amounts, or names, that are written out one by one."""


def steps(why: Why, *, mine: bool, waived: Sequence[str] = ()) -> list[Step]:
    """`mine`: said to the person themself. `waived`: the names of who takes no money."""
    found = [*opening(why)]
    if why.follows_allocation:
        found.append(_agreed(why))
    found += [credited(one, why) for one in why.credited]
    if why.passed:
        found.append(passed(why))
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
                _costs(proposal),
                SumLine(_("Profit"), plain(proposal.profit, currency), result=True),
            ],
            link=f"{reverse('books', args=[proposal.production.slug])}#period-{proposal.thread_id}",
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


def _costs(proposal: Proposal) -> SumLine:
    """A later period may give costs of an earlier one back."""
    if proposal.costs < 0:
        return SumLine(_("Costs given back"), f"+ {plain(-proposal.costs, proposal.currency)}")
    less = "− " if proposal.costs else ""
    return SumLine(_("Costs"), f"{less}{plain(proposal.costs, proposal.currency)}")


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


def _agreed(why: Why) -> Step:
    """With what earlier periods gave: cents are shared out over all of them together."""
    proposal, currency = why.proposal, why.proposal.currency
    part = as_read(f"{why.share.grains / GRAINS * 100:.4f} %")
    lines = [
        SumLine(
            _("%(part)s of everything shared so far") % {"part": part}, exact(why.so_far, currency)
        ),
        SumLine(_("Earlier periods gave"), f"− {plain(why.had, currency)}"),
        SumLine(_("So there is now"), exact(why.exact, currency), result=True),
    ]
    ahead = _("Earlier periods gave a part of a unit more than that; nothing is taken back.")
    ahead = f"{ahead} " if why.exact < 0 else ""
    return Step(
        _("As agreed for the first budget")
        if proposal.follows and proposal.follows.is_budget
        else _("As agreed for the first profit"),
        lines,
        ahead
        + _(
            "What comes later is split by the final shares of the first proposal. What was too"
            " small to pay comes with a later period: whoever is furthest behind gets the next"
            " unit."
        ),
        link=reverse("proposal_person", args=[proposal.follows_id, why.share.person.key]),
        linked=_("Why it is this part"),
    )


def _together(why: Why) -> SumLine:
    """Few amounts one by one: `40.0000 + 10.0000`."""
    currency = why.proposal.currency
    amounts = [one.amount for one in why.credited] + [one.amount for one in why.passed]
    if 1 < len(amounts) <= FEW and not why.more:
        return added(amounts, currency)
    return SumLine(_("All of it"), exact(why.came, currency))


def _waived(why: Why, names: Sequence[str]) -> Step:
    """What waiving leaves free goes to all others alike: everything that came is multiplied."""
    currency, came = why.proposal.currency, _together(why)
    shown = sorted(names)
    if len(shown) > FEW:
        rest = len(shown) - FEW + 1
        shown[FEW - 1 :] = [ngettext("%(n)s other", "%(n)s others", rest) % {"n": rest}]
    title = ngettext("%(names)s waives", "%(names)s waive", len(names))
    part = f"{why.raised.numerator / why.raised.denominator:.6f}"
    return Step(
        title % {"names": get_text_list(shown, _("and"))},
        [
            came,
            SumLine(
                f"{exact(why.came, currency)} × {part}", exact(why.exact, currency), result=True
            ),
        ],
        _(
            "What is waived goes to all others, to each in proportion to their share: everybody’s"
            " part is multiplied by the same number."
        ),
    )


def left(why: Why, reason: str) -> Step:
    """The last step of who waives: what would have been theirs is the others'."""
    currency, name = why.proposal.currency, {"name": why.share.person.credit_name}
    amount = exact(why.exact, currency)
    return Step(
        _("%(name)s waives") % name,
        [
            SumLine(_("What would be theirs"), amount),
            SumLine(_("To all others, to each in proportion to their share"), f"− {amount}"),
            SumLine(_("To %(name)s") % name, money(0, currency), result=True),
        ],
        reason,
        total=True,
        link=f"{why.proposal.get_absolute_url()}#shares",
        linked=_("What each of them gets"),
    )


def _total(why: Why, *, mine: bool) -> Step:
    currency = why.proposal.currency
    raised = SumLine(_("All of it"), exact(why.exact, currency))
    lines = [_together(why) if why.raised == 1 else raised]
    grains = _("In grains, of the million million that all of it is cut into")
    lines.append(SumLine(grains, f"{why.share.grains:,}"))
    if why.rounding_unit:
        unit = _("What rounding down left over is handed out one by one; one came here")
        if why.follows_allocation:
            unit = _("The next whole unit went here, where most was missing")
        lines.append(SumLine(unit, _("rounded up")))
    amount = money(why.share.amount, currency)
    whole = _("In whole cents") if exponent(currency) == 2 else _("In the smallest unit there is")
    lines.append(SumLine(whole, amount, result=True))
    name = why.share.person.credit_name
    title = _("To you") if mine else _("To %(name)s") % {"name": name}
    return Step(title, lines, total=True)
