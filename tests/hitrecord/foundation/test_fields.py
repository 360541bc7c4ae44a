import pytest
from django.core.exceptions import ValidationError
from django.forms import CharField

from hitrecord.foundation.fields import AddressField, LineField, TextField


def test_a_line_is_clean_before_it_is_measured() -> None:
    assert LineField(max_length=8).clean("The\u202e\x00 \n fox\ud800 ") == "The fox"


def test_a_text_keeps_its_lines() -> None:
    assert TextField(max_length=8).clean("The\r\nfox\u2066") == "The\nfox"


def test_nothing_but_unseen_characters_is_nothing() -> None:
    for field in (LineField(), TextField()):
        with pytest.raises(ValidationError):
            field.clean(" \u200b\u202e\x00")


@pytest.mark.parametrize("field", [LineField(max_length=8), TextField(max_length=8)])
def test_too_long_a_text_says_how_much_fits_and_that_it_is_kept(field: CharField) -> None:
    with pytest.raises(ValidationError, match="12 characters are too many here: 8 fit") as refusal:
        field.clean("x" * 12)
    assert "still here" in refusal.value.messages[0]


def test_an_address_is_no_longer_than_its_column() -> None:
    longest = f"{'a' * 242}@studio.example"[-254:]
    assert AddressField().clean(longest) == longest
    with pytest.raises(ValidationError, match="255 characters are too many here: 254 fit"):
        AddressField().clean(f"a{longest}")
