"""Numbers as whoever reads them writes them."""

from __future__ import annotations

import pytest

from hitrecord.foundation.numbers import as_read, written
from payouts.templatetags.money import money, signed


@pytest.mark.parametrize(
    ("way", "seen"),
    [
        ("", "$1,234.56"),
        ("comma", "$1,234.56"),
        ("point", "$1.234,56"),
        ("space", "$1\u202f234,56"),
        ("roman", "$1,234.56"),
    ],
)
def test_an_amount_is_written_as_its_reader_chose(way: str, seen: str) -> None:
    with written(way):
        assert money(123456, "USD") == seen
        assert signed(123456, "USD") == f"+{seen}"
    assert as_read("1,234.56") == "1,234.56"
