"""A mature work is covered everywhere until somebody asks to see it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User, Viewing
from contributions.media.link_orders import look_round
from contributions.media.link_press import draw
from contributions.models import Contribution, LinkPicture, Printing, Relation, Transcript, Version
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
SECRET = "The knife went in and the water turned."
THE_SITES_OWN = 'property="og:image" content="http://127.0.0.1:8000/static/img/link'


@pytest.fixture
def picture() -> Version:
    """Ada's mature picture, with everything that is made of it."""
    draft = making.draft("ada", title="The cut", text="", is_mature=True, mature_note="Blood")
    draft.tags = "sea"
    draft.save()
    making.processed(making.upload(draft))
    return publish(draft=draft, by=draft.author, now=timezone.now())


@pytest.fixture
def poem(picture: Version) -> Version:
    """Ben's mature poem, based on the picture; and Cleo's song is based on the poem."""
    draft = making.draft("ben", title="The knife", text=SECRET, is_mature=True, tags="sea")
    draft.all_mine = False
    draft.save()
    draft.sources.create(source=picture, relation=Relation.BASED_ON)
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    builders.work("cleo", title="The song", sources={version: Relation.BASED_ON})
    return version


def pages(picture: Version, poem: Version) -> list[str]:
    song = Contribution.objects.get(title="The song").pk
    works = [picture.contribution_id, poem.contribution_id, song]
    lists = ["/", "/discover/", "/discover/?order=random", "/tags/sea/", "/search/?q=knife"]
    lists += ["/search/?q=cut", "/people/ada/", "/people/ben/"]
    own = [f"/works/{pk}/{end}" for pk in works for end in ("", "versions/1/", "lineage/")]
    return lists + own + [f"/works/{pk}/credits/" for pk in works]


def leaks(client: Client, picture: Version, poem: Version) -> list[str]:
    """Addresses of pages that hold a word of the poem or the name of one of the picture's files."""
    names = [
        str(row.file.name).split("/", maxsplit=1)[0]
        for media in picture.files.all()
        for row in media.renditions.all()
    ]
    assert names
    found = []
    for address in pages(picture, poem):
        page = client.get(address)
        assert page.status_code == 200, address
        text = page.content.decode()
        if "knife went in" in text or any(name in text for name in names):
            found.append(address)
    return found


def test_nothing_of_it_is_in_a_page_that_a_visitor_gets(
    client: Client, picture: Version, poem: Version
) -> None:
    assert leaks(client, picture, poem) == []
    assert "The cut" in client.get("/discover/").content.decode()
    assert "Blood" in client.get("/discover/").content.decode()


@pytest.mark.parametrize("viewing", [Viewing.VEIL, Viewing.HIDE])
def test_nothing_of_it_is_in_a_page_of_a_member_who_did_not_ask(
    client: Client, picture: Version, poem: Version, viewing: str
) -> None:
    client.force_login(builders.user("dan", viewing=viewing))
    assert leaks(client, picture, poem) == []


def test_whoever_leaves_them_out_does_not_meet_them_in_lists(
    client: Client, picture: Version, poem: Version
) -> None:
    client.force_login(builders.user("dan", viewing=Viewing.HIDE))
    for address in ("/", "/discover/", "/tags/sea/", "/search/?q=cut", "/people/ada/"):
        assert "The cut" not in client.get(address).content.decode(), address
    assert "1 work" not in client.get("/tags/sea/").content.decode()
    page = client.get(f"/works/{picture.contribution_id}/").content.decode()
    assert "I am 18 or older" in page


def test_whoever_wants_to_see_them_does(client: Client, picture: Version, poem: Version) -> None:
    client.force_login(builders.user("dan", viewing=Viewing.SHOW))
    seen = leaks(client, picture, poem)
    assert {"/", "/discover/", "/tags/sea/", f"/works/{poem.contribution_id}/"} <= set(seen)


def test_authors_see_their_own(client: Client, picture: Version, poem: Version) -> None:
    client.force_login(builders.user("ada"))
    address = f"/works/{picture.contribution_id}/"
    assert leaks(client, picture, poem) == [address, f"{address}versions/1/"]


def test_a_visitor_asks_once_in_a_sitting_and_may_cover_them_again(
    client: Client, picture: Version, poem: Version
) -> None:
    address = f"/works/{poem.contribution_id}/"
    assert SECRET not in client.get(address).content.decode()
    answer = client.post("/mature/", {"viewing": "show", "next": address})
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    cookie = answer.cookies["mature"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"]) == ("", "", True)
    assert SECRET in client.get(address).content.decode()
    assert SECRET in client.get("/discover/").content.decode()
    client.post("/mature/", {"viewing": "veil", "next": address})
    assert leaks(client, picture, poem) == []


def test_the_answer_leads_nowhere_else(client: Client) -> None:
    for away in ("https://evil.example/", "//evil.example", "javascript:alert(1)", ""):
        assert client.post("/mature/", {"next": away}).headers["Location"] == "/"


def test_the_state_of_its_file_shows_no_preview(client: Client, picture: Version) -> None:
    media = picture.files.get()
    address = f"/files-state/{media.pk}/"
    assert "<img" not in client.get(address).content.decode()
    client.force_login(builders.user("ada"))
    assert "<img" in client.get(address).content.decode()


def test_neither_comparison_nor_book_nor_captions_go_round_the_cover(
    client: Client, poem: Version, picture: Version
) -> None:
    work = poem.contribution
    builders.new_version(work, "ben", text=f"{SECRET} Again.")
    address = work.get_absolute_url()
    Printing.objects.get_or_create(version=poem, form=Printing.Form.PDF)
    track = Transcript.objects.create(
        media=picture.files.get(),
        language="en",
        timed=True,
        text=f"WEBVTT\n\n00:00.000 --> 00:01.000\n{SECRET}\n",
        written_by=builders.user("ada"),
    )
    around = [f"{address}compare/?from=1&to=2", f"{address}versions/1/pdf/"]
    for path in around:
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (302, address), path
    assert client.get(f"/captions/{track.pk}.vtt").status_code == 404
    client.cookies["mature"] = "show"
    assert SECRET in client.get(around[0]).content.decode()
    assert SECRET in client.get(f"/captions/{track.pk}.vtt").content.decode()


def test_originals_and_the_bundle_lead_to_the_cover(client: Client, picture: Version) -> None:
    address = picture.contribution.get_absolute_url()
    around = [f"{address}files/{picture.files.get().pk}/", f"{address}download/"]
    ben = builders.user("ben")
    client.force_login(ben)
    for viewing in (Viewing.VEIL, Viewing.HIDE):
        User.objects.filter(pk=ben.pk).update(viewing=viewing)
        for path in around:
            answer = client.get(path)
            assert (answer.status_code, answer.headers.get("Location")) == (302, address), path
    client.cookies["mature"] = "show"
    assert [client.get(path).status_code for path in around] == [200, 200]
    del client.cookies["mature"]
    client.force_login(builders.user("ada"))
    assert [client.get(path).status_code for path in around] == [200, 200]


def test_links_elsewhere_carry_no_picture_of_it_whoever_asks(
    client: Client, picture: Version
) -> None:
    client.force_login(builders.user("dan", viewing=Viewing.SHOW))
    page = client.get(f"/works/{picture.contribution_id}/").content.decode()
    assert THE_SITES_OWN in page
    Contribution.objects.update(is_mature=False)
    look_round(timezone.now())
    draw(LinkPicture.objects.get().pk, timezone.now())
    page = client.get(f"/works/{picture.contribution_id}/").content.decode()
    assert 'property="og:image" content="http://127.0.0.1:8000/link-pictures/' in page


def test_a_project_shows_no_mature_cover_and_no_mature_thumbnail(
    client: Client, picture: Version
) -> None:
    project = builders.project()
    project.cover = picture.contribution
    project.save()
    names = [str(row.file.name) for row in picture.files.get().renditions.all()]
    for address in ("/projects/", project.get_absolute_url()):
        page = client.get(address).content.decode()
        assert not [name for name in names if name in page]


def test_a_project_shows_and_leaves_out_as_one_chooses(client: Client, picture: Version) -> None:
    project = builders.project()
    project.cover = picture.contribution
    project.save()
    names = [str(row.file.name) for row in picture.files.get().renditions.all()]
    places = ("/projects/", project.get_absolute_url())

    def shown(address: str) -> bool:
        page = client.get(address).content.decode()
        assert "og:image" not in page or THE_SITES_OWN in page
        return any(name in page for name in names)

    client.cookies["mature"] = "show"
    assert [shown(address) for address in places] == [True, True]
    del client.cookies["mature"]
    assert [shown(address) for address in places] == [False, False]


def test_a_member_chooses_for_good(client: Client, picture: Version) -> None:
    client.force_login(builders.user("dan"))
    assert "Cover them until I ask" in client.get("/settings/viewing/").content.decode()
    client.post("/settings/viewing/", {"viewing": "hide"})
    assert User.objects.get(handle="dan").viewing == Viewing.HIDE
    refused = client.post("/settings/viewing/", {"viewing": "everything"})
    assert refused.status_code == 200
    assert User.objects.get(handle="dan").viewing == Viewing.HIDE


def test_a_list_costs_the_same_however_one_views(client: Client, picture: Version) -> None:
    counts = set()
    for viewing in Viewing.values:
        client.cookies["mature"] = viewing
        with CaptureQueriesContext(connection) as captured:
            client.get("/discover/")
        counts.add(len(captured))
    assert len(counts) == 1
