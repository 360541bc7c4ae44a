import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.forms import BaseForm, CharField, Field, Textarea

from hitrecord.foundation.fields import SENTENCE, AddressField, LineField, Measured, TextField


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


def kinds_of(form: type[BaseForm]) -> Iterator[type[BaseForm]]:
    for kind in form.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def is_written(field: Field) -> bool:
    takes = getattr(field, "max_length", None) or 0
    return isinstance(field.widget, Textarea) or (isinstance(field, Measured) and takes >= SENTENCE)


def test_no_browser_cuts_off_what_is_pasted_where_somebody_writes() -> None:
    """Longer than fits is refused with a sentence, and all of it comes back."""
    import_module("hitrecord.urls")
    cut = {
        f"{form.__module__}.{form.__name__}.{name}"
        for form in kinds_of(BaseForm)
        for name, field in getattr(form, "base_fields", {}).items()
        if is_written(field) and "maxlength" in field.widget.attrs
    }
    assert not cut
    areas = re.compile('<textarea[^>]*maxlength|maxlength="(280|[3-9][0-9]{2}|[0-9]{4,})"')
    pages = Path("templates").rglob("*.html")
    assert not [str(page) for page in pages if areas.search(page.read_text())]


def test_an_address_is_no_longer_than_its_column() -> None:
    longest = f"{'a' * 242}@studio.example"[-254:]
    assert AddressField().clean(longest) == longest
    with pytest.raises(ValidationError, match="255 characters are too many here: 254 fit"):
        AddressField().clean(f"a{longest}")
