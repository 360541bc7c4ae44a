import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contributions.models import Dispute, Source, Version
from tests import builders
from tests.contributions import disputing as rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamp() -> Version:
    return builders.work("ada", title="Lamp")


@pytest.fixture
def edge(lamp: Version) -> Source:
    waltz = builders.work("ben", title="Waltz", sources={lamp: "based_on"})
    return rows.edge_between(waltz, lamp)


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(rows.moderator(name) if name == "max" else builders.user(name))
    return client


def test_ada_disputes_ben_answers_and_max_decides(edge: Source, client: Client) -> None:
    sent = {"relation": "none", "words": "There is not a line of mine in it."}
    answer = signed_in("ada").post(f"/sources/{edge.pk}/dispute/", sent)
    said = Dispute.objects.get()
    assertRedirects(answer, f"/disputes/{said.pk}/")
    signed_in("ben").post(f"/disputes/{said.pk}/statements/", {"text": "The second verse."})
    page = signed_in("max").get(f"/disputes/{said.pk}/")
    assertContains(page, "no longer counts as a source of")
    ruling = {"uphold": "yes", "reason": "There is no second verse."}
    assertRedirects(
        signed_in("max").post(f"/disputes/{said.pk}/decision/", ruling), f"/disputes/{said.pk}/"
    )
    page = client.get(f"/disputes/{said.pk}/")
    for words in ("not a line of mine", "The second verse.", "There is no second verse."):
        assertContains(page, words)


def test_who_is_not_its_author_is_told_why_they_cannot_dispute(edge: Source) -> None:
    page = signed_in("joe").post(
        f"/sources/{edge.pk}/dispute/", {"relation": "none", "words": "No"}
    )
    assertContains(page, "Only the authors of “Lamp”", status_code=403)
    assert not Dispute.objects.exists()


def test_a_second_dispute_ends_in_a_sentence_and_keeps_what_was_typed(edge: Source) -> None:
    rows.dispute(edge)
    sent = {"relation": "none", "words": "And another thing."}
    page = signed_in("ada").post(f"/sources/{edge.pk}/dispute/", sent)
    assertContains(page, "There is an open dispute about this already")
    assertContains(page, "And another thing.")


@pytest.mark.parametrize(
    ("source", "evidence", "sentence"),
    [
        ("https://elsewhere.example/lamp", "See.", "not the address of a work"),
        ("https://elsewhere.example{other}", "See.", "not the address of a work"),
        ("/works/999999/", "See.", "There is no work at that address"),
        ("{waltz}", "See.", "That is the work itself"),
        ("{newer}", "See.", "is newer than"),
        ("{lamp}", "See.", "is named as a source already"),
        ("{other}", "", "A claim needs evidence"),
        ("", "See.", "Paste the address"),
        ("{other} {lamp}", "See.", "One claim is about one source"),
        ("{other}\0", "See.", ""),
    ],
)
def test_a_bad_claim_ends_in_a_sentence_and_loses_nothing(
    edge: Source, source: str, evidence: str, sentence: str
) -> None:
    other = builders.work("dan", title="Other")
    waltz = builders.new_version(
        edge.derivative.contribution, "ben", sources={edge.source: "contains"}
    )
    newer = builders.work("cleo", title="Newer")
    address = source.format(
        **{
            name: version.contribution.get_absolute_url()
            for name, version in {
                "waltz": waltz,
                "newer": newer,
                "lamp": edge.source,
                "other": other,
            }.items()
        }
    )
    sent = {"source": address, "relation": "contains", "words": "It hums it.", "evidence": evidence}
    page = signed_in("joe").post(f"/works/{waltz.contribution_id}/claim/", sent)
    if not sentence:
        assert page.status_code == 302
        return
    assertContains(page, sentence)
    assertContains(page, "It hums it.")
    assert not Dispute.objects.exists()


def test_a_claim_about_an_address_without_a_version_means_the_newest_that_can_be_its_source(
    edge: Source,
) -> None:
    old = builders.work("dan", title="Old")
    song = builders.work("cleo", title="Song")
    builders.new_version(old.contribution, "dan")
    sent = {
        "source": old.contribution.get_absolute_url(),
        "relation": "contains",
        "words": "It does.",
        "evidence": "At 0:12.",
    }
    signed_in("joe").post(f"/works/{song.contribution_id}/claim/", sent)
    assert Dispute.objects.get().source == old


def test_parties_speak_and_strangers_do_not_find_the_place(edge: Source) -> None:
    said = rows.dispute(edge)
    assert (
        signed_in("joe").post(f"/disputes/{said.pk}/statements/", {"text": "I"}).status_code == 404
    )
    assert signed_in("joe").post(f"/disputes/{said.pk}/withdrawal/", {}).status_code == 404
    assert signed_in("joe").post(f"/disputes/{said.pk}/decision/", {}).status_code == 404
    assertContains(signed_in("ben").post(f"/disputes/{said.pk}/statements/", {}), "Write something")


def test_what_is_refused_leads_back_to_the_dispute_and_its_statements_have_addresses(
    edge: Source,
) -> None:
    said, ada = rows.dispute(edge), signed_in("ada")
    ada.post(f"/disputes/{said.pk}/statements/", {"text": "Look at the second verse."})
    page = ada.post(f"/disputes/{said.pk}/statements/", {"text": " "})
    assertContains(page, f'name="next" value="/disputes/{said.pk}/"')
    for statement in said.thread.comments.all():
        assertContains(page, f'href="{statement.at(f"/disputes/{said.pk}/")}"')


def test_what_is_decided_is_not_decided_again_and_the_reason_typed_stays(edge: Source) -> None:
    said = rows.decided(rows.dispute(edge))
    page = signed_in("max").post(
        f"/disputes/{said.pk}/decision/", {"uphold": "no", "reason": "I think not."}
    )
    assertContains(page, "This is decided already: upheld")
    assertContains(page, "I think not.")


def test_a_moderator_does_not_decide_about_an_own_work(edge: Source) -> None:
    mine = builders.work("max", title="Mine")
    said = rows.claim(mine, edge.source)
    page = signed_in("max").get(f"/disputes/{said.pk}/")
    assertContains(page, "One of the works is yours")
    assertNotContains(page, "/decision/")


def test_taking_back_needs_a_reason_and_is_done_once(edge: Source) -> None:
    said, ada = rows.dispute(edge), signed_in("ada")
    address = f"/disputes/{said.pk}/withdrawal/"
    assertContains(ada.post(address, {}), "Say why. Both sides read it")
    assertRedirects(ada.post(address, {"reason": "I was wrong."}), f"/disputes/{said.pk}/")
    assertContains(ada.post(address, {"reason": "Again."}, follow=True), "decided meanwhile")


def test_members_see_their_own_disputes_and_moderators_all(edge: Source) -> None:
    rows.dispute(edge)
    assertContains(signed_in("ben").get("/disputes/"), "Waltz")
    assertNotContains(signed_in("joe").get("/disputes/"), "Waltz")
    assertContains(signed_in("max").get("/disputes/"), "Waltz")
    assertNotContains(signed_in("max").get("/disputes/?shown=decided"), "Waltz")
    assert signed_in("max").get("/disputes/?shown=nonsense&page=x").status_code == 200


def test_the_page_of_a_work_says_how_each_thread_stands(edge: Source, client: Client) -> None:
    address = f"/works/{edge.derivative.contribution_id}/disputes/"
    assertNotContains(client.get(address), "disputed</a>")
    assertContains(signed_in("ada").get(address), f"/sources/{edge.pk}/dispute/")
    said = rows.dispute(edge)
    assertContains(client.get(address), "disputed</a>")
    rows.decided(said)
    assertContains(client.get(address), "does not count as a source")
    assertContains(client.get(f"/works/{edge.source.contribution_id}/disputes/"), "Waltz")


@pytest.mark.parametrize(
    ("address", "most"), [("/disputes/?shown=all", 14), ("/works/{work}/disputes/", 12)]
)
def test_lists_take_a_fixed_number_of_statements(
    edge: Source, address: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lamp, client = edge.source, signed_in("max")
    path = address.format(work=lamp.contribution_id)
    for name in ("cleo", "dan", "eva", "joe"):
        song = builders.remix(lamp, name)
        rows.decided(rows.dispute(rows.edge_between(song, lamp)))
        rows.dispute(rows.edge_between(song, lamp))
    client.get(path)
    with django_assert_max_num_queries(most):
        client.get(path)


def test_what_is_long_has_pages(edge: Source, client: Client) -> None:
    lamp = edge.source
    for number in range(45):
        song = builders.remix(lamp, "cleo")
        song.contribution.title = f"Song {number}"
        song.contribution.save()
        rows.decided(rows.dispute(rows.edge_between(song, lamp)), "rejected")
    address = f"/works/{lamp.contribution_id}/disputes/"
    page = client.get(address)
    assertContains(page, "Page 1 of 2", count=2)
    assertContains(page, "uses=2")
    assertContains(client.get(f"{address}?uses=2&page=2"), "Song 0<")
    assert client.get(f"{address}?uses=x&page=-4").status_code == 200
