import subprocess
import sys
from pathlib import Path

import pytest

from hitrecord.foundation.text import as_sentence, one_line, several_lines, without_unseen

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    "unseen",
    ["\x00", "\x1b", "\x9b", "\u202e", "\u2066", "\ud800", "\ufeff", "\ufffe", "\uffff"],
)
def test_what_nobody_sees_is_taken_out(unseen: str) -> None:
    assert without_unseen(f"fo{unseen}x") == "fox"
    assert one_line(f"a {unseen} fo{unseen}x") == "a fox"
    assert several_lines(f"a\n{unseen}fox") == "a\nfox"


def test_letters_of_all_scripts_and_joined_signs_stay() -> None:
    for words in ("Zażółć", "می‌خواهم", "👩‍🎤", "שלום"):
        assert without_unseen(words) == words


def test_a_line_has_no_breaks_and_a_text_has_plain_ones() -> None:
    assert one_line(" a\r\n fox\t walks\u2028on ") == "a fox walks on"
    assert several_lines("a\r\nfox\r\twalks") == "a\nfox\n\twalks"


@pytest.mark.parametrize(
    ("given", "stands"),
    [
        ("late", "Late."),
        ("The account is closed. ", "The account is closed."),
        ("Why so?", "Why so?"),
        ("", ""),
    ],
)
def test_what_stands_between_two_sentences_is_one(given: str, stands: str) -> None:
    assert as_sentence(given) == stands


def test_the_cleaning_loads_no_framework() -> None:
    """Decoding processes clean texts: none of them should start with Django in its memory."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import hitrecord.foundation.text;"
        "sys.exit(', '.join({'django', 'celery'} & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-I", "-c", program, str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr.strip() == ""
