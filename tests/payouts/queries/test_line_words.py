"""A line of an account tells what happened to a payout, and why, in the reader's language."""

import pytest
from django.utils import translation

from payouts.queries import line_words
from payouts.queries.line_words import told


@pytest.mark.parametrize(
    ("kind", "memo", "words"),
    [
        ("reservation", "Payout P-7-2", "Payout P-7-2"),
        ("return", "Payout P-7-2", "Payout P-7-2 came back: yours again"),
        ("return", "Account closed", "Payout P-7-2 came back: yours again (Account closed)"),
        ("release", "", "Payout P-7-2 was not made: yours again"),
        ("distribution", "The walking lighthouse", "The walking lighthouse"),
    ],
)
def test_what_a_line_says(kind: str, memo: str, words: str) -> None:
    assert told(kind, "x:payout:P-7-2", memo) == words


def test_in_german() -> None:
    closed = "The balance no longer covers it. Nothing was sent; the money stays yours."
    with translation.override("de"):
        assert told("reservation", "x:payout:P-7-2", "Payout P-7-2") == "Auszahlung P-7-2"
        assert told("release", "x:payout:P-7-2", closed).endswith("das Geld bleibt deins.)")
        assert told("unclaimed", "unclaimed:3", line_words.KEPT_APART) != line_words.KEPT_APART
        said = told("setoff", "setoff:3:0", line_words.SET_OFF % {"reason": "Paid twice."})
        assert said.endswith(": Paid twice.")
        assert not said.startswith("Set off")
