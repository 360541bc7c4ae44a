import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.admin.audited import WHY
from accounts.models import AuditRecord, User
from contributions.models import Contribution, Tag, TagMerge
from contributions.publication.tagging import tags_of
from contributions.services.merging_tags import merge, undo
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def mods() -> User:
    return builders.staff("max")


def tagged(*names: str) -> Contribution:
    work = builders.work("ada").contribution
    work.tags.set(tags_of(", ".join(names)))
    return work


def tags(work: Contribution) -> set[str]:
    return set(work.tags.values_list("slug", flat=True))


def tag(slug: str) -> Tag:
    return Tag.objects.get(slug=slug)


def test_works_move_to_the_tag_that_the_alias_stands_for_and_back(mods: User) -> None:
    both, alone = tagged("Ocean", "Sea"), tagged("Ocean")
    merge(alias=tag("ocean"), into=tag("sea"), by=mods)
    assert (tags(both), tags(alone)) == ({"sea"}, {"sea"})
    assert tags(tagged("OCEAN", "sea")) == {"sea"}
    undo(alias=tag("ocean"), by=mods, now=timezone.now())
    assert (tags(both), tags(alone)) == ({"ocean", "sea"}, {"ocean"})
    assert tags(tagged("ocean")) == {"ocean"}
    assert [row.action for row in AuditRecord.objects.all()] == ["tag.unmerge", "tag.merge"]


def test_what_an_author_took_off_in_between_does_not_come_back(mods: User) -> None:
    work = tagged("ocean")
    tagged("sea")
    merge(alias=tag("ocean"), into=tag("sea"), by=mods)
    work.tags.clear()
    undo(alias=tag("ocean"), by=mods, now=timezone.now())
    assert tags(work) == set()


def test_what_stood_for_an_alias_stands_for_its_tag_until_that_is_undone(mods: User) -> None:
    for name in ("main", "ocean", "sea"):
        tagged(name)
    merge(alias=tag("main"), into=tag("ocean"), by=mods)
    merge(alias=tag("ocean"), into=tag("sea"), by=mods)
    assert tag("main").alias_of == tag("sea")
    with pytest.raises(ValidationError, match="Undo that first"):
        undo(alias=tag("main"), by=mods, now=timezone.now())
    undo(alias=tag("ocean"), by=mods, now=timezone.now())
    undo(alias=tag("main"), by=mods, now=timezone.now())
    assert not Tag.objects.exclude(alias_of=None).exists()


def test_an_alias_and_a_tag_itself_are_no_place_to_merge_into(mods: User) -> None:
    for name in ("main", "ocean", "sea"):
        tagged(name)
    merge(alias=tag("ocean"), into=tag("sea"), by=mods)
    for alias, into in (("sea", "sea"), ("main", "ocean"), ("ocean", "main")):
        with pytest.raises(ValidationError):
            merge(alias=tag(alias), into=tag(into), by=mods)
    assert TagMerge.objects.count() == 1


def test_an_alias_leads_to_its_tag_and_finds_its_works(mods: User, client: Client) -> None:
    tagged("Ocean")
    tagged("Sea")
    merge(alias=tag("ocean"), into=tag("sea"), by=mods)
    assert client.get("/tags/ocean/")["Location"] == "/tags/sea/"
    assert client.get("/tags/SEA/")["Location"] == "/tags/sea/"
    assert client.get("/discover/?tag=ocean").content.count(b"data-work=") == 2
    assert client.get("/tag-suggestions/?q=waves, oce").json() == {"tags": ["Sea"]}


def test_tags_of_works_that_are_gone_are_not_offered(client: Client) -> None:
    work = tagged("Secret", "Sea")
    assert client.get("/tag-suggestions/?q=s").json() == {"tags": ["Sea", "Secret"]}
    builders.withdrawn(builders.new_version(work, "ada"))
    assert client.get("/tag-suggestions/?q=s").json() == {"tags": []}


@pytest.mark.parametrize("name", ["🌊", "بَحْر", "日本", "Ёлка"])
def test_tags_of_every_script_have_a_page(name: str, client: Client) -> None:
    work = tagged(name)
    found = work.tags.get()
    page = client.get(found.get_absolute_url())
    assert page.status_code == 200
    assert name in page.content.decode()
    assert client.get("/discover/", {"tag": name}).content.count(b"data-work=") == 1


@pytest.mark.parametrize("q", ["", "!?", "\0", "a" * 5000, "'; DROP", "\u202e", "🪗", "%_"])
def test_suggestions_for_anything_end_in_an_answer(q: str, client: Client) -> None:
    assert client.get("/tag-suggestions/", {"q": q}).json() == {"tags": []}
    assert client.get("/discover/", {"tag": q}).status_code == 200


def stamp_at(address: str, client: Client) -> str:
    return str(client.get(address).context["adminform"].form["seen"].value())


def test_staff_merge_in_the_admin_and_undo_it_there(mods: User, client: Client) -> None:
    work = tagged("Ocean")
    tagged("Sea")
    client.force_login(mods)
    address = f"/admin/contributions/tag/{tag('ocean').pk}/change/"
    said = {"name": "Ocean", WHY: "One word is enough."}
    client.post(address, said | {"alias_of": tag("sea").pk, "seen": stamp_at(address, client)})
    assert tags(work) == {"sea"}
    client.post(address, said | {"alias_of": "", "seen": stamp_at(address, client)})
    assert tags(work) == {"ocean"}
    client.post("/admin/contributions/tag/add/", {"name": "Océans", "alias_of": tag("sea").pk})
    assert tag("oceans").alias_of == tag("sea")
    again = client.post("/admin/contributions/tag/add/", {"name": "OCEANS", "alias_of": ""})
    assert "There is a tag of this address already" in again.content.decode()
