"""A talk of a thousand remarks: a page of it at a time, and each remark is found on its page."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from accounts.models import Notice
from contributions.models import Anchor, Comment, MediaFile, Processing, Rendition, Thread, Version
from contributions.queries.talk import REMARKS
from contributions.services import comments
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db
MOST_BYTES = 15 * 1024
"""Of a page on its way, as interface.md says."""


def said(thread: Thread, count: int = 1000) -> list[Comment]:
    people = [builders.user(name) for name in ("ben", "dan", "eva")]
    text = "The voice disappears behind the drums in number"
    return Comment.objects.bulk_create(
        Comment(
            thread=thread,
            author=people[number % 3],
            text=f"{text} {number}.",
            html=f"<p>{text} {number}.</p>",
        )
        for number in range(count)
    )


@pytest.fixture
def song() -> Version:
    version = builders.work("cleo", title="Waltz", kind="audio")
    media = MediaFile.objects.create(
        uploader=builders.user("cleo"),
        version=version,
        original="waltz.bin",
        display_name="waltz.flac",
        size=10,
        sha256="0" * 64,
        kind="audio",
        facts={"duration_ms": 2_000_000, "peaks": [0, 500, 1000]},
    )
    Processing.objects.create(media=media, finished_at=version.published_at)
    Rendition.objects.create(
        media=media, role="stream-mp3", file="x/mp3", content_type="audio/mpeg", size=1
    )
    return version


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def ids(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'<li id="comment-(\d+)"', page)]


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("place", ["work", "project", "proposal"])
def test_a_thousand_remarks_are_read_fifty_at_a_time(
    place: str, ada: Client, song: Version
) -> None:
    if place == "work":
        thread, address = song.contribution.thread, song.contribution.get_absolute_url()
    elif place == "project":
        project = builders.project()
        thread, address = project.thread, project.get_absolute_url()
    else:
        proposal = money.opened()
        thread, address = proposal.thread, proposal.get_absolute_url()
    all_of_them = [each.pk for each in said(thread)]
    first = read(ada, address)
    assert ids(first) == all_of_them[:REMARKS]
    assert "Page 1 of 20" in first
    assert len(gzip.compress(first.encode())) < MOST_BYTES
    assert ids(read(ada, f"{address}?talk=2")) == all_of_them[REMARKS : 2 * REMARKS]
    assert ids(read(ada, f"{address}?talk=900")) == all_of_them[-REMARKS:]
    assert ids(read(ada, f"{address}?talk=soon")) == all_of_them[:REMARKS]
    asked = all_of_them[777]
    assert ids(read(ada, f"{address}?remark={asked}")) == all_of_them[750:800]
    assert ids(read(ada, f"{address}?remark=0")) == all_of_them[:REMARKS]


def test_the_player_has_the_flags_of_all_pages_and_they_lead_there(
    ada: Client, song: Version
) -> None:
    all_of_them = said(song.contribution.thread, 120)
    Anchor.objects.bulk_create(
        Anchor(comment=each, version=song, start=number * 1000)
        for number, each in enumerate(all_of_them)
    )
    page = read(ada, song.contribution.get_absolute_url())
    flags = re.findall(r'<a href="([^"]+)" class="open" data-start', page)
    assert len(flags) == 120
    assert flags[0] == f"#comment-{all_of_them[0].pk}"
    address, theirs = song.contribution.get_absolute_url(), all_of_them[119].pk
    assert flags[119] == f"{address}?remark={theirs}#comment-{theirs}"
    last = read(ada, flags[119].partition("#")[0])
    assert f'id="comment-{theirs}"' in last
    assert f"{address}?critique=open#critique" in page


def test_after_a_remark_that_was_refused_the_links_lead_to_the_work_and_not_to_the_form(
    ada: Client, song: Version
) -> None:
    said(song.contribution.thread, 60)
    address = song.contribution.get_absolute_url()
    page = ada.post(f"{address}comments/", {"text": ""}).content.decode()
    assert f'href="{address}?talk=2#talk-remarks"' in page
    assert 'href="?' not in page.partition('id="talk-remarks"')[2].partition("</nav>")[0]


def test_a_notice_leads_to_the_page_of_its_remark_and_of_its_answer(
    client: Client, song: Version
) -> None:
    thread = song.contribution.thread
    first = said(thread, 60)[-1]
    answer = comments.write(
        thread=thread, author=builders.user("dan"), text="So it does.", parent=first
    )
    [told] = Notice.objects.filter(recipient=builders.user("cleo"))
    client.force_login(builders.user("cleo"))
    page = read(client, told.url.partition("#")[0])
    assert told.url.endswith(f"#comment-{answer.pk}")
    assert f'id="comment-{answer.pk}"' in page
    assert first.pk in ids(page)


def test_an_answer_that_is_refused_is_still_in_its_form_on_its_page(
    ada: Client, song: Version
) -> None:
    late = said(song.contribution.thread, 60)[-1]
    address = f"{song.contribution.get_absolute_url()}comments/"
    answer = ada.post(address, {"text": "long " * 3000, "answers": late.pk})
    page = answer.content.decode()
    assert late.pk in ids(page)
    assert "long long</textarea>" in page.replace("long </textarea>", "long</textarea>")


def test_what_is_kept_for_all_has_nobodys_token_and_nobodys_buttons(song: Version) -> None:
    """Ben's own remark is his to take back; Dan's form is Dan's."""
    [remark] = said(song.contribution.thread, 1)
    pages = {}
    for name in ("ben", "dan", "cleo", "ben"):
        client = Client(enforce_csrf_checks=True)
        client.force_login(builders.user(name))
        pages[name] = page = read(client, song.contribution.get_absolute_url())
        tokens = set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page))
        assert len(tokens) == 1
        sent = {"text": f"Heard by {name}.", "answers": remark.pk, "csrfmiddlewaretoken": tokens}
        address = f"{song.contribution.get_absolute_url()}comments/"
        assert client.post(address, sent).status_code == 302
    assert "Take back" in pages["ben"]
    assert "Take back" not in pages["dan"]
    assert "What became of it" in pages["cleo"]
    assert "What became of it" not in pages["dan"]
    visitor = read(Client(), song.contribution.get_absolute_url())
    assert (
        "csrfmiddlewaretoken"
        not in visitor[visitor.index('class="comments"') :].partition("<footer")[0]
    )


@pytest.mark.parametrize("count", [60, 300])
def test_a_long_talk_takes_no_statement_more(
    count: int,
    ada: Client,
    song: Version,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    said(song.contribution.thread, count)
    with django_assert_max_num_queries(10):
        read(ada, song.contribution.get_absolute_url())


@pytest.mark.parametrize("kind", ["image", "writing"])
def test_a_work_with_twenty_remarks_takes_few_statements(
    kind: str,
    ada: Client,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    work = builders.work("cleo", title="Salt", kind=kind, text="Salt and stone.")
    said(work.contribution.thread, 20)
    with django_assert_max_num_queries(10):
        read(ada, work.contribution.get_absolute_url())
