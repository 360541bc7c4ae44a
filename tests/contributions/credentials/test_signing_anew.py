"""What a file says is kept true: it is signed again, and the earlier file is still known."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.models import Person
from contributions.credentials import glass, orders, signing
from contributions.credentials.authority import authority
from contributions.models import KnownFile, Printing, Rendition, Signing, Version
from contributions.printing.press import print_book
from contributions.services import deciding, editing, removing, withdrawing
from tests import builders
from tests.contributions import disputing, making
from tests.contributions.credentials import made
from tests.contributions.credentials.reader import Manifest, manifests_in
from tests.contributions.media.samples import film, picture, tone

pytestmark = pytest.mark.django_db
PICTURE = "image-1280-jpeg"
ROLES = {"image": PICTURE, "sound": "stream-mp3", "film": "film-360"}


def file_of(kind: str, folder: Path) -> SimpleUploadedFile:
    path = {
        "image": lambda: picture(folder / "fox.jpg", (1280, 960)),
        "sound": lambda: tone(folder / "fox.wav", 8.0),
        "film": lambda: film(folder / "fox.mp4"),
    }[kind]()
    return SimpleUploadedFile(path.name, path.read_bytes())


@pytest.fixture
def lantern() -> Version:
    return made.signed(making.picture("a.png", (640, 400)), title="The lantern", by="ben")


@pytest.fixture
def fox(lantern: Version, tmp_path: Path) -> Version:
    return made.signed(file_of("image", tmp_path), sources={lantern: "based_on"})


def rename(version: Version, title: str) -> None:
    work = version.contribution
    ada = version.authorships.get(position=0).person.user
    assert ada
    said = {name: getattr(work, name) for name in ("alt_text", "wish", "process_note")}
    said |= {"title": title, "tags": "", "ai_use": "", "ai_note": "", "may_train": False}
    said |= {"is_mature": False, "mature_note": ""}
    editing.edit(work=work, by=ada, said=said, seen=editing.last_edit(work), now=timezone.now())


def own(version: Version, role: str = PICTURE) -> Manifest:
    return manifests_in(made.data_of(version, role))[-1]


def signed_again(version: Version) -> bool:
    """Whether it was due."""
    row = Signing.objects.get(version=version)
    was_due = row.finished_at is None
    assert made.sign(version).finished_at
    return was_due


@pytest.mark.parametrize("kind", ROLES)
def test_a_new_title_is_signed_into_files_and_the_old_statement_is_gone_from_them(
    kind: str, tmp_path: Path
) -> None:
    version = made.signed(file_of(kind, tmp_path), title="The fox")
    before = made.data_of(version, ROLES[kind])
    rename(version, "The hare")
    assert signed_again(version)
    data = made.data_of(version, ROLES[kind])
    (only,) = manifests_in(data)
    assert only.claim["dc:title"] == "The hare"
    only.check_signature(authority().root)
    only.check_assertions()
    assert abs(len(data) - len(before)) < 600
    path = tmp_path / "again"
    path.write_bytes(data)
    found = glass.read(path)
    assert found
    assert (found.is_ours, found.is_whole) == (True, True)


def test_what_was_made_from_it_names_it_as_it_is_called_now(fox: Version, lantern: Version) -> None:
    rename(lantern, "The lamp")
    row = Signing.objects.get(version=fox)
    assert made.sign(fox).finished_at is None, "its source comes first, for it is quoted"
    assert signed_again(lantern)
    signing.sign(row.pk, timezone.now() + timedelta(minutes=1))
    (named,) = own(fox).ingredients
    assert named["dc:title"] == "The lamp"
    titles = {each.claim["dc:title"] for each in manifests_in(made.data_of(fox, PICTURE))}
    assert titles == {"The fox", "The lamp"}


def test_a_decision_changes_what_the_file_says(fox: Version, lantern: Version) -> None:
    edge = disputing.edge_between(fox, lantern)
    raised = disputing.dispute(edge, by="ben")
    moderator = disputing.moderator()
    deciding.decide(
        dispute=raised, by=moderator, uphold=True, reason="Plain to see.", now=timezone.now()
    )
    assert signed_again(fox)
    assert own(fox).ingredients == []


def test_a_rejected_dispute_changes_nothing(fox: Version, lantern: Version) -> None:
    raised = disputing.dispute(disputing.edge_between(fox, lantern), by="ben")
    deciding.decide(
        dispute=raised, by=disputing.moderator(), uphold=False, reason="No.", now=timezone.now()
    )
    assert not signed_again(fox)


def test_an_upheld_claim_is_named_in_the_file(lantern: Version, tmp_path: Path) -> None:
    fox = made.signed(file_of("image", tmp_path))
    raised = disputing.claim(fox, lantern, by="ben")
    deciding.decide(
        dispute=raised, by=disputing.moderator(), uphold=True, reason="Yes.", now=timezone.now()
    )
    assert signed_again(fox)
    assert [each["dc:title"] for each in own(fox).ingredients] == ["The lantern"]


def test_a_withdrawn_source_keeps_only_its_name_in_files_and_comes_back(
    fox: Version, lantern: Version
) -> None:
    ben, work = builders.user("ben"), lantern.contribution
    withdrawing.withdraw(contribution=work, by=ben, now=timezone.now())
    made.sign(lantern)
    assert signed_again(fox)
    assert [each["dc:title"] for each in own(fox).ingredients] == ["A withdrawn work"]
    withdrawing.restore(contribution=work, by=ben, now=timezone.now())
    made.sign(lantern)
    assert signed_again(fox)
    assert [each["dc:title"] for each in own(fox).ingredients] == ["The lantern"]


def test_what_staff_take_down_leaves_the_files_made_from_it(fox: Version, lantern: Version) -> None:
    said = {"by": disputing.moderator(), "reason": "No.", "now": timezone.now()}
    removing.remove(contribution=lantern.contribution, hide_title=True, **said)  # type: ignore[arg-type]
    made.sign(lantern)
    assert signed_again(fox)
    assert [each["dc:title"] for each in own(fox).ingredients] == [
        "A work that the staff took down"
    ]


def test_a_person_with_a_new_name_is_called_by_it(fox: Version, lantern: Version) -> None:
    Person.objects.filter(user__handle="ben").update(credit_name="Benno")
    assert signed_again(lantern)
    assert signed_again(fox)
    (named,) = own(fox).ingredients
    assert named["description"] == "Benno"
    Person.objects.filter(user__handle="ben").update(avatar="")
    assert not signed_again(fox)


def test_what_says_the_same_is_not_signed_again(fox: Version) -> None:
    before = set(KnownFile.objects.values_list("pk", "sha256", "name"))
    for _ in range(3):
        orders.order(version=fox, now=timezone.now())
        made.sign(fox)
    assert set(KnownFile.objects.values_list("pk", "sha256", "name")) == before


def test_there_and_back_ends_where_it_began(fox: Version) -> None:
    for title in ("The hare", "The fox"):
        rename(fox, title)
        assert signed_again(fox)
    original = KnownFile.objects.filter(version=fox, role="original").order_by("-pk")[0]
    assert manifests_in(b"", bytes(original.manifest or b""))[-1].claim["dc:title"] == "The fox"
    kept = KnownFile.objects.filter(version=fox, manifest__isnull=False)
    assert kept.count() == 1, "only the newest is kept to be quoted"


def test_an_earlier_file_is_still_known_and_said_to_be_one(client: Client, fox: Version) -> None:
    before = made.data_of(fox, PICTURE)
    rename(fox, "The hare")
    signed_again(fox)
    hashed = hashlib.sha256(before).hexdigest()
    earlier = "an earlier statement"
    page = client.get("/verify/", {"hash": hashed}).content.decode()
    assert earlier in page
    assert fox.get_absolute_url() in page
    for data, sentence in (
        (before, "This is a file of this site, unchanged."),
        (before[:-9] + b"!" + before[-8:], "Signed by this site, but changed since."),
    ):
        file = SimpleUploadedFile("x.jpg", data)
        page = client.post("/verify/", {"file": file}).content.decode()
        assert sentence in page
        assert earlier in page
        assert ">The fox<" in page
        assert ">The hare<" in page
    file = SimpleUploadedFile("x.jpg", made.data_of(fox, PICTURE))
    assert earlier not in client.post("/verify/", {"file": file}).content.decode()
    original = making.stored(fox.files.get()).read_bytes()
    file = SimpleUploadedFile("x.jpg", original)
    assert earlier not in client.post("/verify/", {"file": file}).content.decode()


def test_a_failure_leaves_the_files_as_they_were(
    fox: Version, settings: object, client: Client
) -> None:
    before = made.data_of(fox, PICTURE)
    rename(fox, "The hare")
    settings.CREDENTIALS_CERTIFICATE = settings.CREDENTIALS_KEY = "nonsense"  # type: ignore[attr-defined]
    assert made.sign(fox).finished_at is None
    assert made.data_of(fox, PICTURE) == before
    assert client.get(fox.contribution.get_absolute_url()).status_code == 200


def test_the_book_of_a_text_is_printed_with_what_holds_now(lantern: Version) -> None:
    poem = made.published(None, sources={lantern: "based_on"}, text="A lantern walks.")
    for printing in poem.printings.all():
        print_book(printing.pk, timezone.now())
    rename(lantern, "The lamp")
    due = Printing.objects.filter(version=poem, finished_at=None)
    assert due.count() == 2
    for printing in due:
        print_book(printing.pk, timezone.now())
    row = poem.printings.get(form="epub")
    with row.file.open("rb") as file:
        own = manifests_in(file.read())[-1]
    assert own.ingredients[0]["dc:title"] == "The lamp"
    assert KnownFile.objects.filter(version=poem, role="book", manifest__isnull=False).count() == 1


def test_renditions_stay_where_their_rows_say(fox: Version) -> None:
    rename(fox, "The hare")
    signed_again(fox)
    for row in Rendition.objects.filter(media__version=fox, role__startswith="image-"):
        newest = KnownFile.objects.filter(version=fox, role=row.role).order_by("-pk")[0]
        assert newest.name == row.file.name
