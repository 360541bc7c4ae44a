"""The ways on which money came to somebody, as steps: by a credit, or passed on by a later work."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hitrecord.foundation.numbers import as_read
from hitrecord.foundation.quoting import in_quotes
from payouts.explained.sums import Step, SumLine, exact, less, plain
from payouts.queries.why import Credited, Passed, Way, Why


def credited(one: Credited, why: Why) -> Step:
    currency = why.proposal.currency
    held = _(
        "%(piece)s is worth %(points)s of %(all)s points. “%(title)s” holds %(mine)s of its"
        " %(of)s points."
    )
    if one.is_influence:
        held = _(
            "%(piece)s is worth %(points)s of %(all)s points. %(title)s holds %(mine)s of its"
            " %(of)s points."
        )
    named = one.title or _("An influence")
    points = held % {
        "piece": one.piece,
        "points": one.piece_points,
        "all": one.all_piece_points,
        "title": named,
        "mine": one.points,
        "of": one.all_points,
    }
    reasons = [in_quotes(reason) for reason in (one.piece_reason, one.reason) if reason]
    if reasons:
        reasons = [_("The producers say why: %(reasons)s") % {"reasons": " ".join(reasons)}]
    label = (
        f"{plain(why.proposal.pool, currency)} × {one.piece_points}/{one.all_piece_points}"
        f" × {one.points}/{one.all_points}"
    )
    title = _("For %(title)s, which shaped it") if one.is_influence else _("For %(title)s")
    return Step(
        title % {"title": named if one.is_influence else in_quotes(named)},
        list(_lines(one, label, why)),
        " ".join([points, *reasons]),
    )


def passed(why: Why) -> Step:
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
    ) % {"percent": _percent(why)}
    lines = [line for one in why.passed for line in _passed(one, why)]
    if why.more:
        more = ngettext("%(n)s more work", "%(n)s more works", why.more) % {"n": why.more}
        lines.append(SumLine(more, exact(why.more_amount, currency)))
    return Step(_("Others built on it"), lines, " ".join([rule, *said]))


def _passed(one: Passed, why: Why) -> Iterator[SumLine]:
    """First what the later work had, with the way to its own explanation."""
    currency = why.proposal.currency
    if one.got:
        link = reverse("proposal_person", args=[why.proposal.pk, one.key]) if one.key else ""
        label = _("“%(title)s” has") % {"title": one.title}
        yield SumLine(label, exact(one.got, currency), link=link)
    is_shared = one.weight != one.all_weights
    on = {
        "title": one.title,
        "amount": as_read(exact(one.passed, currency)),
        "weight": f"{one.weight}/{one.all_weights}",
        "percent": _percent(why),
    }
    if is_shared:
        label = _("“%(title)s” passes on %(amount)s × %(weight)s")
    elif one.got * why.upstream_bp == one.passed * 10_000:
        label = _("“%(title)s” passes on %(percent)s %%")
    else:
        label = _("“%(title)s” passes on %(amount)s")
    yield from _lines(one, label % on, why)


def _lines(one: Way, label: str, why: Why) -> Iterator[SumLine]:
    """What arrived, what the work passes on of it and to whom, and who shares what it keeps."""
    currency = why.proposal.currency
    if one.part == 1 or not one.arrived:  # what was kept before it said more has but the part
        part = f" × {float(one.part):.4g}" if one.part != 1 else ""
        yield SumLine(f"{label}{part}", exact(one.amount, currency), result=True)
        return
    yield SumLine(label, exact(one.arrived, currency))
    is_shared = one.sharing > 1
    if one.onto:
        words = _("%(percent)s %% goes on to %(works)s") % {
            "percent": _percent(why),
            "works": one.onto,
        }
        yield SumLine(words, less(one.arrived, one.kept, currency))
        if is_shared:
            yield SumLine(_("It keeps"), exact(one.kept, currency))
    last = _("It keeps")
    if is_shared:
        last = _("One of %(n)s authors: ÷ %(n)s") % {"n": one.sharing}
    yield SumLine(last, exact(one.amount, currency), result=True)


def _percent(why: Why) -> str:
    return as_read(f"{why.upstream_bp / 100:g}")
