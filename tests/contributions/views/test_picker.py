"""The picker on the contribute page and the draft page: what did you build on?"""

import pytest
from django.test import Client
from django.utils import timezone

from contributions.models import Draft, Relation, Visit
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
CONTRIBUTE = "/contribute/"


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def test_a_remix_starts_with_its_source(ada: Client) -> None:
    poem = builders.work("ben", title="Poem")
    for answer in (
        ada.get(f"/works/{poem.contribution_id}/remix/", follow=True),
        ada.post(f"/works/{poem.contribution_id}/remix/", follow=True),
    ):
        assert f'value="{poem.pk}" checked' in answer.content.decode()
        assert "You are building on “Poem” by Ben" in answer.content.decode()
    assert not Draft.objects.exists()


def test_what_was_opened_lately_is_offered_first(ada: Client) -> None:
    opened = builders.work("ben", title="Opened")
    builders.work("ben", title="Other")
    Visit.objects.create(user=builders.user("ada"), contribution=opened.contribution)
    page = ada.get(CONTRIBUTE).content.decode()
    assert "Opened" in page
    assert "Other" not in page
    page = ada.get(CONTRIBUTE, {"q": "oth"}).content.decode()
    assert page.index("Other") < page.index("Opened")


def test_what_is_offered_is_shown_and_not_named_alone(ada: Client) -> None:
    poem = builders.work("ben", title="Poem", text="Somebody asked the fog.")
    page = ada.get(f"/works/{poem.contribution_id}/remix/", follow=True).content.decode()
    assert "Somebody asked the fog." in page


def test_searching_keeps_what_is_typed(ada: Client) -> None:
    builders.work("ben", title="Harbour")
    sent = {"title": "The fox", "q": "harb", "action": "search"}
    page = ada.post(CONTRIBUTE, sent, follow=True).content.decode()
    assert "Harbour" in page
    assert Draft.objects.get().title == "The fox"


def test_pasted_links_become_sources_and_what_is_wrong_stays_with_a_sentence(ada: Client) -> None:
    poem, song = builders.work("ben", title="Poem"), builders.work("cleo", title="Song")
    builders.new_version(song.contribution, "cleo")
    draft = making.draft(all_mine=False)
    wrong = ["/works/999999/", "/people/ben/"]
    right = [
        f"http://127.0.0.1:8000/works/{poem.contribution_id}/",
        f"/works/{song.contribution_id}/versions/1/",
        f"/works/{poem.contribution_id}/lineage/",
    ]
    sent = {"title": "Fox", "source_link": "\n".join([*wrong, *right])}
    page = ada.post(draft.get_absolute_url(), making.seen(draft) | sent).content.decode()
    for words in ("There is no work at “/works/999999/”", "“/people/ben/” is not the address"):
        assert words in page
    assert f"{wrong[0]}\n{wrong[1]}</textarea>" in page
    assert {row.source for row in draft.sources.all()} == {poem, song}
    assert {row.relation for row in draft.sources.all()} == {Relation.BASED_ON}
    assert page.count("checked") >= 2
    draft.refresh_from_db()
    assert draft.source_link == "\n".join(wrong)


def test_a_link_to_another_site_moves_to_the_works_from_elsewhere(ada: Client) -> None:
    link = "https://elsewhere.example/works/7/"
    draft = making.draft(all_mine=False)
    sent = {"title": "Fox", "source_link": link, "action": "publish"}
    page = ada.post(draft.get_absolute_url(), making.seen(draft) | sent).content.decode()
    assert "elsewhere.example is another site" in page
    assert f'name="offsite-0-link" value="{link}"' in page
    assert f"{link}</textarea>" not in page
    assert draft.offsite_sources.get().link == link


def test_links_to_other_sites_do_no_harm_however_often_and_long(ada: Client) -> None:
    link = "https://elsewhere.example/a"
    draft = making.draft(all_mine=False)
    sent = {f"offsite-{number}-link": link for number in range(2)} | {
        "source_link": f"{link} {link}"
    }
    ada.post(draft.get_absolute_url(), making.seen(draft) | {"title": "Fox"} | sent)
    assert [row.link for row in draft.offsite_sources.all()] == [link, link]
    sent = {"title": "Fox", "source_link": f"{link}/{'x' * 500}"}
    page = ada.post(draft.get_absolute_url(), making.seen(draft) | sent).content.decode()
    assert "has room for 500 characters" in page
    assert "x" * 500 in page


def test_what_cannot_be_named_gets_a_sentence(ada: Client) -> None:
    own, gone = builders.work("ada", title="Own"), builders.work("ben", title="Gone")
    draft = making.draft(contribution=own.contribution, all_mine=False)
    builders.withdrawn(gone, "ben")
    sent = {"title": "Own", "sources": [own.pk, gone.pk]}
    for said in (sent, {"title": "Own", "source_link": f"/works/{gone.contribution_id}/"}):
        page = ada.post(draft.get_absolute_url(), making.seen(draft) | said).content.decode()
        assert "“Gone” was withdrawn by its authors" in page
    page = ada.post(draft.get_absolute_url(), making.seen(draft) | sent).content.decode()
    assert "“Own” is this very work" in page
    assert f'value="{gone.pk}" checked' in page
    assert not draft.sources.exists()
    page = ada.get(CONTRIBUTE, {"source": gone.pk}).content.decode()
    assert "“Gone” was withdrawn by its authors" in page


def test_a_note_that_is_too_long_says_so_in_its_row_and_stays(ada: Client) -> None:
    poem, note = builders.work("ben"), "x" * 281
    draft = making.draft(all_mine=False)
    sent = {"title": "Fox", "sources": [poem.pk], f"note-{poem.pk}": note, "action": "publish"}
    page = ada.post(draft.get_absolute_url(), making.seen(draft) | sent).content.decode()
    assert page.count("room for 280 characters") == 2
    assert note in page
    draft.refresh_from_db()
    assert draft.version is None


def test_a_source_that_is_not_ticked_any_more_is_taken_back(ada: Client) -> None:
    draft = making.draft()
    draft.sources.create(source=builders.work("ben"))
    ada.post(draft.get_absolute_url(), making.seen(draft) | {"title": "Fox"})
    assert not draft.sources.exists()


def test_the_next_version_is_for_its_author(ada: Client) -> None:
    own, other = builders.work("ada", title="Fox"), builders.work("ben")
    answer = ada.post(f"/works/{own.contribution_id}/versions/")
    draft = Draft.objects.get()
    assert answer.headers["Location"] == f"/drafts/{draft.pk}/"
    assert "Next version" in ada.get(answer.headers["Location"]).content.decode()
    assert ada.post(f"/works/{other.contribution_id}/versions/").status_code == 404


def test_the_very_same_file_of_somebody_else_is_offered_as_a_source(ada: Client) -> None:
    theirs = making.draft("ben", title="Bens fox")
    making.upload(theirs)
    publish(draft=theirs, by=theirs.author, now=timezone.now())
    mine = making.draft("ada")
    making.upload(mine)
    page = ada.get(mine.get_absolute_url()).content.decode()
    assert "Bens fox" in page
    assert "Did you mean to name it?" in page
    making.upload(making.draft("ben"))
    other = making.draft("ada")
    making.upload(other, making.picture(size=(300, 300)))
    assert "Did you mean" not in ada.get(other.get_absolute_url()).content.decode()
