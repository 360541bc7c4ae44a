"""Critique with a place, what became of it, and what its makers ask for."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries as AtMost

from accounts.models import Notice
from contributions.models import Anchor, Authorship, Comment, FeedbackRequest, Resolution, Version
from contributions.queries.talk import remarks_of
from tests import builders

pytestmark = pytest.mark.django_db
VERSE = "They built me to stand. The sea came in, and the sea went out."


@pytest.fixture
def song() -> Version:
    return builders.work("cleo", title="Waltz", kind="audio")


def says(client: Client, version: Version, name: str = "dan", **fields: str) -> str:
    """What the page says after the remark was sent, or was not."""
    client.force_login(builders.user(name))
    sent = {"text": "The voice disappears."} | fields
    where = f"/works/{version.contribution_id}/comments/"
    return client.post(where, sent, follow=True).content.decode()


def shown(client: Client, version: Version, rest: str = "") -> str:
    return client.get(f"/works/{version.contribution_id}/{rest}").content.decode()


def test_a_remark_at_a_time_has_a_flag_and_a_link_to_the_moment(
    client: Client, song: Version
) -> None:
    page = says(client, song, at="0:42", until="0:58.5")
    anchor = Anchor.objects.get()
    assert (anchor.start, anchor.end, anchor.version) == (42_000, 58_500, song)
    address, moment = song.contribution.get_absolute_url(), "t=42,58.5"
    assert f'href="{address}?{moment}#{moment}"' in page
    assert "0:42–0:58" in page
    assert "Open" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"at": "soon"}, "“soon” is not a time. Write it like 0:42 or 1:02:03."),
        ({"at": "999:59:59"}, "“999:59:59” is not a time."),
        ({"at": "0:42", "until": "0:40"}, "The end of the passage comes before its beginning."),
        ({"left": "10"}, "A box on the picture needs all four"),
        ({"left": "10", "top": "1", "width": "5", "height": "900"}, "in percent of the picture"),
        ({"left": "NaN", "top": "1", "width": "5", "height": "9"}, "in percent of the picture"),
        (
            {"left": "1", "top": "1", "width": "5", "height": "9"},
            "Only a picture has places on it.",
        ),
        ({"quote": "the sea"}, "These words are not in version 1."),
        ({"quote": "sea " * 200}, "A passage has at most 500 characters."),
    ],
)
def test_a_place_that_is_none_is_said_and_nothing_is_lost(
    fields: dict[str, str], sentence: str, client: Client, song: Version
) -> None:
    page = says(client, song, **fields)
    assert sentence in page
    assert "The voice disappears.</textarea>" in page
    assert not Comment.objects.exists()


def test_a_text_has_passages_and_no_moments(client: Client) -> None:
    verse = builders.work("ada", text=VERSE)
    assert "Only a sound or a film has moments." in says(client, verse, at="0:42")
    page = says(client, verse, quote="the  sea\nwent")
    anchor = Anchor.objects.get()
    assert (anchor.quote, anchor.before[-4:], anchor.after) == ("the sea went", "and ", " out.")
    assert "#:~:text=the%20sea%20went" in page
    assert "“the sea went”" in page


def test_the_remarks_on_a_work_can_be_hidden(client: Client, song: Version) -> None:
    assert 'id="marks"' in says(client, song, at="0:42")


def test_a_passage_survives_a_new_version_or_says_that_it_no_longer_fits(client: Client) -> None:
    verse = builders.work("ada", text=VERSE)
    says(client, verse, quote="The sea came in")
    says(client, verse, quote="the sea went out")
    builders.new_version(verse.contribution, "ada", text="The sea came in, and stayed.")
    page = shown(client, verse)
    assert "“The sea came in”" in page
    assert "“the sea went out”, no longer in the text" in page
    assert f"/works/{verse.contribution_id}/versions/1/#:~:text=the%20sea%20went%20out" in page


def test_words_have_a_flag_behind_them_that_leads_to_the_remark(client: Client) -> None:
    verse = builders.work("ada", text=VERSE)
    says(client, verse, quote="The sea came in")
    page = shown(client, verse)
    pk = Comment.objects.get().pk
    pin = f'The sea came in<a class="pin" href="#comment-{pk}" data-n="1" aria-label="Comment 1 by'
    assert pin in page
    builders.new_version(verse.contribution, "ada", text="All of it is gone.")
    assert 'class="pin"' not in shown(client, verse)


def test_the_fields_of_a_place_say_what_is_wrong_with_it(client: Client, song: Version) -> None:
    page = says(client, song, at="soon")
    assert '<input name="at" aria-invalid="true" aria-describedby="place-error"' in page
    assert '<div id="place-error">' in page
    assert "place-error" not in shown(client, song)


def test_a_box_is_kept_in_parts_of_the_picture_and_drawn_there(client: Client) -> None:
    fox = builders.work("ben", kind="image")
    box = {"left": "12.5", "top": "0", "width": "95", "height": "20.25"}
    says(client, fox, **box)
    anchor = Anchor.objects.get()
    sides = (anchor.left, anchor.top, anchor.width, anchor.height)
    assert sides == (1250, 0, 8750, 2025)


def test_its_maker_says_what_became_of_it_and_its_author_hears(
    client: Client, song: Version
) -> None:
    says(client, song, at="0:42")
    remark = Comment.objects.get()
    builders.new_version(song.contribution, "cleo")
    client.force_login(builders.user("cleo"))
    address = f"/comments/{remark.pk}/resolution/"
    said = {"state": "addressed", "answer": "An octave up now."}
    page = client.post(address, said, follow=True).content.decode()
    assert "Addressed in version 2" in page
    assert "An octave up now." in page
    assert "Dan is a candidate for an influence credit" in page
    client.post(address, {"state": "addressed"})
    assert Resolution.objects.count() == 1
    told = Notice.objects.get(recipient=builders.user("dan"), event="resolved")
    assert told.subject == "Cleo addressed your comment in version 2 of “Waltz”"
    client.post(address, {"state": "wont_do"})
    assert "Won’t do" in shown(client, song)
    client.post(address, {"state": "open"})
    assert [row.state for row in remark.resolutions.all()] == ["addressed", "wont_do", "open"]


def test_only_makers_say_it(client: Client, song: Version) -> None:
    says(client, song)
    address = f"/comments/{Comment.objects.get().pk}/resolution/"
    client.force_login(builders.user("dan"))
    assert client.post(address, {"state": "addressed"}).status_code == 404
    client.force_login(builders.user("cleo"))
    page = client.post(address, {"state": "burnt"}, follow=True).content.decode()
    assert "This cannot be chosen here" in page
    assert not Resolution.objects.exists()


def test_critique_is_sorted_by_what_became_of_it(client: Client, song: Version) -> None:
    says(client, song, at="0:50", text="A second thing.")
    says(client, song, at="0:10", text="A first thing.")
    first = Comment.objects.get(text="A first thing.")
    builders.new_version(song.contribution, "cleo")
    client.force_login(builders.user("cleo"))
    client.post(f"/comments/{first.pk}/resolution/", {"state": "addressed"})
    page = shown(client, song)
    assert page.index("A first thing.") < page.index("A second thing.")
    page = shown(client, song, "?critique=open")
    assert "A second thing." in page
    assert "A first thing." not in page
    assert "A first thing." in shown(client, song, "?critique=nonsense")


def test_makers_ask_for_what_they_want_to_hear(client: Client, song: Version) -> None:
    client.force_login(builders.user("cleo"))
    address = f"/works/{song.contribution_id}/feedback/"
    client.post(address, {"question": "Is the turn earned?", "bluntness": "blunt"})
    client.force_login(builders.user("dan"))
    page = shown(client, song)
    assert "Is the turn earned?" in page
    assert "Blunt is fine." in page
    assert client.post(address, {"question": "Me?", "bluntness": "blunt"}).status_code == 404
    client.force_login(builders.user("cleo"))
    too_long = {"question": "x" * 200, "bluntness": "blunt"}
    page = client.post(address, too_long, follow=True).content.decode()
    assert "characters are too many here" in page
    client.post(address, {"question": "Still?", "bluntness": "blunt", "take_back": "yes"})
    assert not FeedbackRequest.objects.exists()


def test_words_are_changed_and_the_old_ones_can_be_read(client: Client, song: Version) -> None:
    says(client, song, text="The voice disapears.")
    remark = Comment.objects.get()
    address = f"/comments/{remark.pk}/wording/"
    assert "The voice disapears." in client.get(address).content.decode()
    page = client.post(address, {"text": "The *voice* disappears."}, follow=True).content.decode()
    told = Notice.objects.get(recipient=builders.user("cleo"))
    assert told.body == "The voice disappears."
    assert "The <em>voice</em> disappears." in page
    assert "reworded" in page
    client.logout()
    assert "The voice disapears." in client.get(f"/comments/{remark.pk}/").content.decode()
    client.force_login(builders.user("ben"))
    assert client.post(address, {"text": "Mine now."}).status_code == 404
    client.force_login(builders.user("dan"))
    assert "Write something" in client.post(address, {"text": " "}).content.decode()


def test_a_remark_is_looked_at_before_it_is_sent(client: Client, song: Version) -> None:
    page = says(client, song, text="*Too* loud <script>", look="yes", at="0:42")
    assert "<em>Too</em> loud" in page
    assert 'value="0:42"' in page
    assert "<script>" not in page.split("This is how it will look.")[1].split("</div>")[0]
    assert not Comment.objects.exists()


def test_places_of_withdrawn_words_are_gone_from_the_stage(client: Client, song: Version) -> None:
    says(client, song, at="0:42")
    client.post(f"/comments/{Comment.objects.get().pk}/withdrawal/")
    assert "#t=42" not in shown(client, song)


@pytest.mark.parametrize("count", [2, 9])
def test_critique_costs_no_statement_more_however_much_there_is(
    count: int, client: Client, django_assert_max_num_queries: AtMost
) -> None:
    verse = builders.work("ada", text=VERSE)
    for number in range(count):
        says(client, verse, text=f"Word {number}", quote="the sea")
    with django_assert_max_num_queries(11):
        shown(client, verse)


def test_under_a_veil_no_words_of_the_text_are_in_the_page(client: Client) -> None:
    verse = builders.work("ada", text=VERSE)
    says(client, verse, text="Too much.", quote="The sea came in")
    verse.contribution.is_mature = True
    verse.contribution.save()
    client.logout()
    page = shown(client, verse)
    assert "Too much." in page
    assert "The sea" not in page


def test_a_passage_leads_to_the_part_where_it_stands(client: Client) -> None:
    verse = builders.work("ada", text="x")
    first, second = "<p>One: the sea again.</p>", "<p>Two: the sea at last.</p>"
    parts = [
        {"start": 0, "end": len(first), "headings": []},
        {"start": len(first), "end": len(first) + len(second), "headings": []},
    ]
    chapters = Version.objects.create(
        contribution=verse.contribution, number=2, html=first + second, parts=parts
    )
    Authorship.objects.create(version=chapters, person=builders.person("ada"), position=0)
    verse.contribution.current = chapters
    verse.contribution.save()
    says(client, verse, quote="the sea", before="Two:")
    assert "?part=2#:~:text=the%20sea" in shown(client, verse)
    remark = Comment.objects.get()
    said = [
        Comment(thread=remark.thread, author=remark.author, text="So.", html="<p>So.</p>")
        for _ in range(51)
    ]
    Comment.objects.bulk_create(said)
    pin = f"/works/{verse.contribution_id}/?part=2&amp;remark={remark.pk}#comment-{remark.pk}"
    assert f'<a class="pin" href="{pin}"' in shown(client, verse, "?part=2&talk=2")
    refused = f"/works/{verse.contribution_id}/comments/?part=2&talk=2"
    assert f'<a class="pin" href="{pin}"' in client.post(refused, {"text": ""}).text


def test_of_repeated_words_the_link_says_which(client: Client) -> None:
    verse = builders.work("ada", text="Salt and stone, then salt and stone.")
    says(client, verse, quote="and stone", before="then salt")
    assert "#:~:text=stone%2C%20then%20salt-,and%20stone" in shown(client, verse)


def test_the_words_of_other_versions_stay_in_the_database(client: Client) -> None:
    verse = builders.work("ada", text=VERSE)
    says(client, verse, quote="the sea")
    with CaptureQueriesContext(connection) as asked:
        remarks_of(verse.contribution.thread_id)
    assert '"contributions_version"."html"' not in asked[0]["sql"]


def test_an_answer_that_is_too_long_is_kept_in_its_field(client: Client, song: Version) -> None:
    says(client, song)
    client.force_login(builders.user("cleo"))
    said = {"state": "wont_do", "answer": "Because. " * 1_200}
    address = f"/comments/{Comment.objects.get().pk}/resolution/"
    page = client.post(address, said).content.decode()
    assert "characters are too many here" in page
    assert "Because. Because." in page
    page = client.post(
        f"/works/{song.contribution_id}/feedback/", {"question": "Why? " * 40, "bluntness": "blunt"}
    ).content.decode()
    assert "Why? Why?" in page
    assert not Resolution.objects.exists()
