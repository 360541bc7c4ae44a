from functools import partial

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts.mailing.sending import deliver
from accounts.models import AuditRecord, Event, Notice
from contributions.models import Case, Contribution, Decision, Version
from contributions.publication.describing import FIELDS
from contributions.services import editing, removing, withdrawing
from contributions.services.comments import write
from hitrecord.moderation.appealing import review
from tests import builders
from tests.contributions import disputing as rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamp() -> Version:
    return builders.work("ada", title="Lamp")


def removed(version: Version, *, hide_title: bool = False) -> Contribution:
    removing.remove(
        contribution=version.contribution,
        by=rows.moderator("max"),
        reason="A letter came.",
        hide_title=hide_title,
        now=timezone.now(),
    )
    version.contribution.refresh_from_db()
    return version.contribution


def put_up(work: Contribution) -> bool:
    return removing.put_up_again(
        contribution=work, by=rows.moderator("max"), reason="It was a mistake.", now=timezone.now()
    )


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(rows.moderator(name) if name == "max" else builders.user(name))
    return client


def test_a_removed_work_is_down_its_authors_are_told_and_it_is_written_down(lamp: Version) -> None:
    work = removed(lamp)
    assert not Contribution.objects.published().exists()
    notice = Notice.objects.get(event=Event.REMOVED)
    assert notice.recipient == builders.user("ada")
    assert "A letter came." in notice.body
    assert "If you think this is wrong" in notice.body
    assert AuditRecord.objects.get(action="work taken down").reason == "A letter came."
    assert put_up(work)
    assert Contribution.objects.published().get() == work
    assert Notice.objects.filter(event=Event.REMOVED).count() == 2


def test_it_is_done_once_and_by_moderators_only(lamp: Version) -> None:
    work = removed(lamp)
    again = partial(
        removing.remove, contribution=work, reason="Again.", hide_title=False, now=timezone.now()
    )
    assert not again(by=rows.moderator("max"))
    with pytest.raises(PermissionError):
        again(by=builders.user("joe"))
    assert put_up(work)
    assert not put_up(work)


def test_its_authors_cannot_put_it_up_themselves(lamp: Version) -> None:
    work, ada = builders.withdrawn(lamp), builders.user("ada")
    removed(lamp)
    assert not withdrawing.restore(contribution=work, by=ada, now=timezone.now())
    put_up(work)
    assert not Contribution.objects.published().exists()
    assert withdrawing.restore(contribution=work, by=ada, now=timezone.now())


def test_a_title_that_had_to_go_is_nowhere_until_the_work_is_back(lamp: Version) -> None:
    song = builders.remix(lamp, "ben")
    work = removed(lamp, hide_title=True)
    assertNotContains(Client().get(f"/works/{work.pk}/"), "Lamp", status_code=410)
    assertNotContains(Client().get(f"/works/{song.contribution_id}/"), "Lamp")
    assertContains(signed_in("ada").get(f"/works/{work.pk}/"), "Lamp")
    said = {name: getattr(work, name) for name in FIELDS} | {"title": "Lamp!", "tags": ""}
    editing.edit(work=work, by=builders.user("ada"), said=said, seen=0, now=timezone.now())
    work.refresh_from_db()
    assert work.title == "A work without its title"
    put_up(work)
    work.refresh_from_db()
    assert (work.title, work.removed_title) == ("Lamp", "")


@pytest.mark.parametrize("way", ["withdrawn by its author", "removed by staff"])
def test_everybody_finds_a_tombstone_with_the_name_and_the_threads(
    lamp: Version, client: Client, way: str
) -> None:
    song = builders.work("ben", title="Song", sources={lamp: "contains"})
    work = builders.withdrawn(lamp) if way.startswith("withdrawn") else removed(lamp)
    page = client.get(f"/works/{work.pk}/")
    assert page.headers["Cache-Control"] == "no-cache"  # or browsers keep it for ever
    for words in ("Lamp", "Ada", "Song", "contains"):
        assertContains(page, words, status_code=410)
    assertNotContains(page, "A letter came.", status_code=410)
    assertNotContains(page, "They built me to stand.", status_code=410)
    assert client.get(f"/works/{work.pk}/versions/1/").status_code == 410
    assertContains(client.get(f"/works/{song.contribution_id}/"), "Lamp")
    assertContains(client.get(f"/works/{song.contribution_id}/credits/"), "Lamp")
    nodes = client.get(f"/works/{song.contribution_id}/lineage.json").json()["nodes"]
    (gone,) = [node for node in nodes if node["id"] == work.pk]
    told = (gone["state"], gone["title"], gone["authors"], gone["url"])
    assert told == (way.split(maxsplit=1)[0], "Lamp", ["Ada"], "")


def test_the_author_reads_the_reason_and_objects_where_the_moderator_hears_of_it(
    lamp: Version,
) -> None:
    work = removed(lamp)
    page = signed_in("ada").get(f"/works/{work.pk}/")
    assertContains(page, "A letter came.")
    assertContains(page, "Do you think this is wrong?")
    write(thread=work.thread, author=builders.user("ada"), text="The letter is not true.")
    told = Notice.objects.get(recipient=builders.user("max"))
    assert told.event == Event.OBJECTED
    inbox = signed_in("max").get("/notices/")
    assertContains(inbox, "Ada objects that “Lamp” was taken down")
    assertContains(inbox, f'href="/works/{work.pk}/removal/')
    deliver(told.mail.get().pk)
    (sent,) = mail.outbox
    assert sent.to == ["max@studio.example"]
    assert "The letter is not true." in sent.body
    assert f"/works/{work.pk}/removal/" in sent.body
    assertContains(signed_in("max").get(told.url), "The letter is not true.")


def test_when_who_took_it_down_left_the_office_another_moderator_hears_the_objection(
    lamp: Version,
) -> None:
    work = removed(lamp)
    builders.user("max").groups.clear()
    rows.moderator("mia")
    write(thread=work.thread, author=builders.user("ada"), text="The letter is not true.")
    told = Notice.objects.filter(event=Event.OBJECTED)
    assert [each.recipient.handle for each in told] == ["mia"]


def test_the_page_asks_for_a_reason_and_shows_what_happens(lamp: Version) -> None:
    max_, address = signed_in("max"), f"/works/{lamp.contribution_id}/removal/"
    assert signed_in("ada").get(address).status_code == 404
    assertContains(max_.get(address), "money still reaches its authors")
    assertContains(max_.post(address, {}), "Say why. Its authors read it.")
    assertRedirects(max_.post(address, {"reason": "A letter came."}), address)
    again = max_.post(address, {"reason": "A letter came."}, follow=True)
    assertContains(again, "It is down already. Nothing was changed.")
    assertContains(max_.get(address), "A letter came.")


def test_what_a_moderator_takes_down_there_has_a_statement_and_an_appeal(lamp: Version) -> None:
    max_, address = signed_in("max"), f"/works/{lamp.contribution_id}/removal/"
    max_.post(address, {"reason": "A letter came."})
    decision = Decision.objects.get()
    told = Notice.objects.get(recipient=builders.user("ada"), event=Event.MODERATED)
    assert told.url == decision.get_absolute_url()
    assertContains(signed_in("ada").get(told.url), "A letter came.")
    page = max_.post(address, {"reason": "A mistake.", "restore": "1"}, follow=True)
    assertContains(page, "only its appeal undoes")
    signed_in("ada").post(f"{told.url}appeal/", {"words": "The letter is not true."})
    assertContains(max_.get(address), "An author has appealed.")
    review(
        decision=Decision.objects.get(),
        by=rows.moderator("mia"),
        uphold=False,
        reason="It is not.",
        now=timezone.now(),
    )
    assert Contribution.objects.published().exists()


def test_what_was_taken_down_by_hand_before_goes_up_by_hand(lamp: Version) -> None:
    work = removed(lamp)
    address = f"/works/{work.pk}/removal/"
    assertContains(signed_in("max").get(address), "Put it up again")
    sent = {"reason": "A mistake.", "restore": "1"}
    assertRedirects(signed_in("max").post(address, sent), address)
    assert Contribution.objects.published().exists()


def test_a_moderator_does_not_take_down_their_own_work() -> None:
    own = builders.work("max", title="Mine").contribution
    page = signed_in("max").post(f"/works/{own.pk}/removal/", {"reason": "No."}, follow=True)
    assertContains(page, "This is yours, so somebody else has to decide about it.")
    own.refresh_from_db()
    assert own.removed_at is None
    assert not Case.objects.exists()


def test_a_draft_or_nothing_has_no_tombstone(client: Client) -> None:
    assert client.get("/works/999999/").status_code == 404


def test_a_form_that_is_older_than_the_removal_says_what_is_true(lamp: Version) -> None:
    removed(lamp)
    address = f"/works/{lamp.contribution_id}/withdrawal/"
    for sent in ({}, {"restore": "1"}):
        page = signed_in("ada").post(address, sent, follow=True)
        assertContains(page, "Staff took this work down, so only staff can put it up again.")
        assertNotContains(page, "Your work is withdrawn")


def test_a_form_to_put_up_what_hangs_already_says_so(lamp: Version) -> None:
    address = f"/works/{lamp.contribution_id}/withdrawal/"
    page = signed_in("ada").post(address, {"restore": "1"}, follow=True)
    assertContains(page, "It is up already.")


def test_an_objection_is_no_critique(lamp: Version) -> None:
    work = removed(lamp)
    page = signed_in("ada").get(work.get_absolute_url())
    assertContains(page, "Do you think this is wrong?")
    assertNotContains(page, "what would you try?")


def test_moderators_find_the_way_from_the_page_of_a_work_and_see_what_hangs_on_it(
    lamp: Version,
) -> None:
    removal, page = f"/works/{lamp.contribution_id}/removal/", lamp.contribution.get_absolute_url()
    assertContains(signed_in("max").get(page), removal)
    assertNotContains(signed_in("ada").get(page), removal)
    assertContains(signed_in("max").get(removal), "It stays in the lineage by its name")
    builders.remix(lamp, "ben")
    assertContains(signed_in("max").get(removal), "the credits of 1 work that was made from it")


def test_a_moderator_does_not_put_their_own_work_up_again() -> None:
    own = builders.work("max", title="Mine").contribution
    removing.remove(
        contribution=own,
        by=rows.moderator("mia"),
        reason="A letter came.",
        hide_title=False,
        now=timezone.now(),
    )
    with pytest.raises(ValidationError, match="This is yours"):
        put_up(own)
    own.refresh_from_db()
    assert own.removed_at
