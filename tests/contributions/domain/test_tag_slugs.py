import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.domain.tag_slugs import LENGTH, slug_of


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Sea & Land", "sea-land"),
        ("  Café   NOIR ", "cafe-noir"),
        ("it's", "its"),
        ("Straße", "strasse"),
        ("Smørrebrød", "smørrebrød"),
        ("ΘΆΛΑΣΣΑ", "θαλασσα"),
        ("Ёлка", "ёлка"),
        ("بَحْر", "بَحْر"),
        ("日本 海", "日本-海"),
        ("हिन्दी", "हिन्दी"),
        ("🌊", "🌊"),
        ("🌊\ufe0f Sea", "🌊-sea"),
        ("👩\u200d🎨", "👩\u200d🎨"),
        ("\u202esea\u202c", "sea"),
        ("ﬁsh", "fish"),
        ("../etc?#%", "etc"),
        ("!?", ""),
        ("\u200d", ""),
        ("", ""),
    ],
)
def test_spellings_that_look_alike_are_one_tag(words: str, slug: str) -> None:
    assert slug_of(words) == slug


@given(st.text(max_size=200))
def test_a_slug_is_its_own_slug_and_fits_an_address(words: str) -> None:
    slug = slug_of(words)
    assert slug_of(slug) == slug
    assert len(slug) <= LENGTH
    assert not set(slug) & set("/?#\0 \\%&=+")


@given(st.from_regex(r"[A-Za-z0-9 -]{0,40}", fullmatch=True))
def test_case_makes_no_difference(words: str) -> None:
    assert slug_of(words.upper()) == slug_of(words.lower())
