import pytest
from django.core.exceptions import ValidationError

from hitrecord.foundation.fields import LineField, TextField


def test_a_line_is_clean_before_it_is_measured() -> None:
    assert LineField(max_length=8).clean("The\u202e\x00 \n fox\ud800 ") == "The fox"


def test_a_text_keeps_its_lines() -> None:
    assert TextField(max_length=8).clean("The\r\nfox\u2066") == "The\nfox"


def test_nothing_but_unseen_characters_is_nothing() -> None:
    for field in (LineField(), TextField()):
        with pytest.raises(ValidationError):
            field.clean(" \u200b\u202e\x00")
