import pytest

from contributions.domain.links import WorkLink, read_link


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("/works/7/", WorkLink(7, None)),
        (" http://127.0.0.1:8000/works/7/ ", WorkLink(7, None)),
        ("https://hitrecord.example/works/7/versions/3/?x=1#t=42", WorkLink(7, 3)),
        ("works/7", WorkLink(7, None)),
        ("/works/7/credits/", WorkLink(7, None)),
        ("/works/x/", None),
        ("/works/" + "9" * 19 + "/", None),
        ("https://elsewhere.example/", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_a_pasted_address_is_read(pasted: str, meant: WorkLink | None) -> None:
    assert read_link(pasted) == meant
