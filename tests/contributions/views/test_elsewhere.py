"""Works from elsewhere in the form: typed, kept whatever is wrong, published, carried over."""

import pytest
from django.test import Client
from django.utils import timezone

from contributions.models import Draft, OffsiteSource, Version
from contributions.services import drafts
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
CONTRIBUTE = "/contribute/"
BOOK = {
    "offsite-0-title": "Ask the lighthouse",
    "offsite-0-author": "W. Penrose",
    "offsite-0-licence": "public-domain",
    "offsite-0-link": "archive.example/ask",
    "offsite-0-relation": "inspired_by",
    "offsite-0-note": "For the stairs.",
}


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def publish_it(ada: Client, **other: str) -> str:
    sent = {"title": "The fox", "text": "It walks."} | BOOK | {"action": "publish"} | other
    return ada.post(CONTRIBUTE, sent, follow=True).content.decode()


def test_a_book_is_named_and_nothing_else_is_needed(ada: Client) -> None:
    publish_it(ada)
    named = OffsiteSource.objects.get()
    assert (named.title, named.author, named.licence) == (
        "Ask the lighthouse",
        "W. Penrose",
        "public-domain",
    )
    assert (named.link, named.relation) == ("https://archive.example/ask", "inspired_by")
    assert named.note == "For the stairs."


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"offsite-0-author": ""}, "Say who made it."),
        ({"offsite-0-title": " "}, "Give its title."),
        ({"offsite-0-link": "javascript:alert(1)"}, "That is not the address of a page"),
        ({"offsite-0-link": "http://127.0.0.1:8000/works/7/"}, "That is on this site."),
        ({"offsite-0-note": "x" * 281}, "281 characters are too many here: 280 fit."),
        ({"offsite-0-title": "x" * 201}, "201 characters are too many here: 200 fit."),
        ({"offsite-0-licence": "mine"}, "A work from elsewhere is not right yet"),
        (
            {"offsite-1-title": "ASK the lighthouse", "offsite-1-author": "W. Penrose"},
            "is named twice. Remove one of the two.",
        ),
        ({"all_mine": "on"}, "You named sources and also said that it is all yours."),
        (
            {
                "offsite-0-title": "",
                "offsite-0-author": "",
                "offsite-0-link": "",
                "offsite-0-note": "",
            },
            "Choose what you built on",
        ),
    ],
)
def test_what_is_wrong_gets_a_sentence_and_all_the_rest_stays(
    ada: Client, wrong: dict[str, str], sentence: str
) -> None:
    page = publish_it(ada, **wrong)
    assert sentence in page
    for typed in (BOOK | wrong).values():
        assert typed.strip() in page
    assert not Version.objects.exists()
    assert Draft.objects.get().title == "The fox"


def test_half_of_it_is_kept_until_it_is_published(ada: Client) -> None:
    ada.post(CONTRIBUTE, {"offsite-3-title": "Ask the lighthouse", "action": "more"})
    draft = Draft.objects.get()
    page = ada.get(draft.get_absolute_url()).content.decode()
    assert 'name="offsite-0-title" value="Ask the lighthouse"' in page
    assert 'name="offsite-1-title"' in page
    sent = {"offsite-0-title": "Ask the lighthouse", "drop_offsite": "0"}
    assert ada.post(draft.get_absolute_url(), making.seen(draft) | sent)["Location"].endswith(
        "#elsewhere"
    )
    assert not draft.offsite_sources.exists()


def test_autosave_keeps_works_from_elsewhere_and_links_that_are_half_typed(ada: Client) -> None:
    draft = making.draft(all_mine=False)
    sent = {"title": "The fox", "source_link": "https://elsewh"} | BOOK
    assert (
        ada.post(f"{draft.get_absolute_url()}autosave/", making.seen(draft) | sent).status_code
        == 204
    )
    draft.refresh_from_db()
    assert (draft.source_link, draft.offsite_sources.get().author) == (
        "https://elsewh",
        "W. Penrose",
    )


def test_a_next_version_starts_with_them_and_may_name_more(ada: Client) -> None:
    publish_it(ada)
    by, work = builders.user("ada"), OffsiteSource.objects.get().derivative.contribution
    draft = drafts.next_version(contribution=work, by=by)
    assert (draft.all_mine, draft.offsite_sources.get().link) == (
        False,
        "https://archive.example/ask",
    )
    draft.offsite_sources.create(title="Another", author="Nobody knows")
    second = publish(draft=draft, by=by, now=timezone.now())
    assert [row.title for row in second.offsite_sources.all()] == ["Ask the lighthouse", "Another"]
    assert not draft.offsite_sources.exists()
    with pytest.raises(Exception, match="never changes"):
        second.offsite_sources.update(author="Me")


def test_the_same_again_with_another_book_is_another_work(ada: Client) -> None:
    publish_it(ada)
    publish_it(ada)
    assert Version.objects.count() == 1
    publish_it(ada, **{"offsite-0-author": "Somebody else"})
    assert Version.objects.count() == 2
