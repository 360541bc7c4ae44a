import json
from pathlib import Path

import pytest

from contributions.media.peaks import shape_in
from contributions.media.rendered import Output


def said(path: Path, data: bytes) -> list[int]:
    (path / "waveform.json").write_bytes(data)
    output = Output("waveform-json", path / "waveform.json", "application/json", None, None)
    return shape_in([output])["peaks"]


def test_a_thousand_points_become_two_hundred_at_full_height(tmp_path: Path) -> None:
    peaks = said(tmp_path, json.dumps({"peaks": [0, 100, 200, 300, 400] * 200}).encode())
    assert peaks == [1000] * 200


def test_a_silent_room_stays_low(tmp_path: Path) -> None:
    assert said(tmp_path, b'{"peaks": [5, 10]}') == [100, 200]


@pytest.mark.parametrize(
    "lie", [b"", b"[]", b'{"peaks": "x"}', b'{"peaks": 3}', b'{"peaks": [null]}', b"[" * 90_000]
)
def test_a_lying_child_is_not_believed(tmp_path: Path, lie: bytes) -> None:
    assert said(tmp_path, lie) == []


def test_a_huge_answer_is_not_even_read(tmp_path: Path) -> None:
    assert said(tmp_path, json.dumps({"peaks": [1000] * 100_000}).encode()) == []


def test_numbers_out_of_range_are_pulled_in(tmp_path: Path) -> None:
    assert said(tmp_path, b'{"peaks": [-5, 99999999]}') == [0, 1000]


def test_the_energy_is_drawn_to_the_scale_of_the_peaks(tmp_path: Path) -> None:
    (tmp_path / "waveform.json").write_bytes(b'{"peaks": [400, 800], "rms": [100, 200]}')
    made = Output("waveform-json", tmp_path / "waveform.json", "application/json", None, None)
    assert shape_in([made]) == {"peaks": [500, 1000], "rms": [125, 250]}
    assert shape_in([]) == {"peaks": [], "rms": []}
