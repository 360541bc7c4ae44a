"""Numbers as whoever reads them writes them."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.utils import translation

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


@pytest.mark.parametrize(
    ("amount", "currency", "seen"),
    [
        (-123456, "USD", "−1.234,56\xa0$"),
        (1200, "CHF", "12,00\xa0CHF"),
        (1250, "JPY", "1.250\xa0¥"),
    ],
)
def test_in_german_the_currency_stands_behind_the_amount(
    amount: int, currency: str, seen: str
) -> None:
    with translation.override("de"):
        assert money(amount, currency) == seen


def test_counts_and_sizes_are_written_so_too_without_loading_anything() -> None:
    words = Template("{{ words|intcomma }} · {{ bytes|filesizeformat }}")
    about = Context({"words": 12_345, "bytes": 1_300_000})
    assert words.render(about) == "12,345 · 1.2\xa0MB"
    with written("point"):
        assert words.render(about) == "12.345 · 1,2\xa0MB"
