"""An Explanation as text for the command line."""

from collections.abc import Iterator

from hitrecord.foundation.currency import format_minor
from payouts.domain.arrivals import CreditArrival, PassedArrival
from payouts.domain.explanation import Explanation, Line, Work
from payouts.domain.money import GRAINS


def derivation(explanation: Explanation) -> str:
    """Readable lines with a newline at the end."""
    return "".join(f"{line}\n" for line in _text(explanation))


def _text(one: Explanation) -> Iterator[str]:
    yield f"{one.person}: {format_minor(one.amount, one.currency)}"
    yield f"  of a pool of {format_minor(one.pool, one.currency)}, cut into {GRAINS:,} grains"
    for line in one.direct:
        yield from _line(line, one, "  ")
    for work in one.works:
        yield from _work(work, one)
    yield f"  Together {one.grains_before_waivers:,} grains."
    yield from _waivers(one)
    yield from _rounding(one)


def _work(work: Work, one: Explanation) -> Iterator[str]:
    yield f"  Version {work.version} by {', '.join(work.authors)} received {work.held:,} grains,"
    yield f"    passed on {work.passed_on:,} to its sources and kept {work.kept:,}"
    if len(work.authors) > 1:
        yield f"    of which {one.person}, one of {len(work.authors)} authors, gets {work.grains:,}"
    for line in work.lines:
        yield from _line(line, one, "    ")


def _line(line: Line, one: Explanation, indent: str) -> Iterator[str]:
    arrival = line.arrival
    if isinstance(arrival, CreditArrival):
        yield f"{indent}- {_credit(arrival)}"
    else:
        yield f"{indent}- {_passed(arrival)}"
    yield (
        f"{indent}  {arrival.grains:,} grains arrived, {line.grains:,} are for {one.person}: "
        f"{format_minor(line.amount, one.currency)}"
    )


def _credit(arrival: CreditArrival) -> str:
    return (
        f"credit {arrival.credit} with {arrival.points} of {arrival.all_points} points "
        f"in piece {arrival.piece}, which has {arrival.piece_points} of "
        f"{arrival.all_piece_points} points"
    )


def _passed(arrival: PassedArrival) -> str:
    return (
        f"passed on from version {arrival.from_version} by {', '.join(arrival.from_authors)}, "
        f"{arrival.relation.replace('_', ' ')} version {arrival.to_version} "
        f"(weight {arrival.weight} of {arrival.all_weights}; it passed on {arrival.passed:,})"
    )


def _waivers(one: Explanation) -> Iterator[str]:
    if one.waived:
        yield f"  {one.person} waives the money; it goes to the others pro rata."
    elif one.grains != one.grains_before_waivers:
        yield f"  Others waive their part, which makes it {one.grains:,} grains."


def _rounding(one: Explanation) -> Iterator[str]:
    if one.grains:
        yield (
            f"  {one.pool:,} × {one.grains:,} / {GRAINS:,}, rounded down, "
            f"is {format_minor(one.floor, one.currency)}."
        )
    if one.rounding_unit:
        unit = format_minor(one.rounding_unit, one.currency)
        yield f"  {unit} is added: it was left over from rounding, and this remainder was large."
