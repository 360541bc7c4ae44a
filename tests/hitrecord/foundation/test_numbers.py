"""Numbers as whoever reads them writes them."""

from __future__ import annotations

import pytest
from django.template import Context, Template

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


def test_counts_and_sizes_are_written_so_too_without_loading_anything() -> None:
    words = Template("{{ words|intcomma }} · {{ bytes|filesizeformat }}")
    about = Context({"words": 12_345, "bytes": 1_300_000})
    assert words.render(about) == "12,345 · 1.2\xa0MB"
    with written("point"):
        assert words.render(about) == "12.345 · 1,2\xa0MB"
