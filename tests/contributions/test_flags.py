"""Flags of remarks that point to one place are all to be seen."""

from __future__ import annotations

from contributions.queries.places import Place
from contributions.queries.sketches import Sketch
from contributions.templatetags.waves import beside_each_other, stacked


def flagged(*places: Place) -> list[Sketch]:
    return [
        Sketch(number, 1, "Dan", is_gone=False, state="open", addressed_in=0, place=place)
        for number, place in enumerate(places)
    ]


def test_flags_of_one_moment_hang_below_each_other() -> None:
    remarks = flagged(*(Place("", "", start=at) for at in (42, 42, 43, 60, 60, 60.5, 61, 61)))
    assert [down for _remark, down in stacked(remarks, 100)] == [0, 32, 64, 0, 32, 64, 96, 0]


def test_flags_do_not_hide_each_other_on_a_phone() -> None:
    near, turned_back = (
        flagged(*(Place("", "", start=at) for at in moments)) for moments in ((40, 48), (88, 92))
    )
    assert [down for _remark, down in stacked(near, 100)] == [0, 32]
    assert [down for _remark, down in stacked(turned_back, 100)] == [0, 32]


def test_flags_of_one_corner_stand_beside_each_other() -> None:
    remarks = flagged(*(Place("", "", box=(at, 10, 5, 5)) for at in (10, 11, 40, 10, 80, 80)))
    assert [aside for _remark, aside in beside_each_other(remarks)] == [0, 32, 0, 64, 0, -32]
