import pytest

from contributions.domain.links import WorkLink, host_of, links_in, read_link, web_address


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


def test_several_links_are_read_each_once() -> None:
    assert links_in(" /works/1/\n/works/2/ /works/1/\t") == ["/works/1/", "/works/2/"]


@pytest.mark.parametrize(
    ("typed", "host", "address"),
    [
        ("https://Archive.example/a b", "archive.example", None),
        ("HTTPS://archive.example/a", "archive.example", "https://archive.example/a"),
        ("archive.example/a?b#c", "archive.example", "https://archive.example/a?b#c"),
        ("javascript:alert(1)", "", None),
        ("ftp://archive.example/a", "archive.example", None),
        ("mailto:ada@archive.example", "", None),
        ("https://", "", None),
        ("http://[broken", "", None),
        ("/works/7/", "", None),
        ("a book", "", None),
    ],
)
def test_an_address_on_the_web_is_made_whole(typed: str, host: str, address: str | None) -> None:
    assert (host_of(typed), web_address(typed)) == (host, address)
