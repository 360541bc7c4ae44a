"""A picture is uploaded as a project's cover: prepared, shown, replaced, and taken off again."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Notice, Viewing
from accounts.models import User as Viewer
from contributions.models import MediaFile, Poster
from hitrecord.export.archive import files_of
from projects.models import Project
from projects.services.rewording import stamp_of
from tests import builders
from tests.contributions import making
from tests.projects.builders import accepted
from tests.projects.views.test_calls import signed_in, statements

pytestmark = pytest.mark.django_db
HOSTILE = Path("/work/shared/media/hostile")
SAID = "A bus under a street lamp"


@pytest.fixture
def project() -> Project:
    return builders.project("Night bus", lead="eva")


def sent(by: Client, project: Project, **said: object) -> str:
    return by.post(
        f"/projects/{project.slug}/desk/cover/", {"alt_text": SAID} | said, follow=True
    ).content.decode()


def hung(by: Client, project: Project, size: tuple[int, int] = (800, 600)) -> MediaFile:
    sent(by, project, picture=making.picture(size=size))
    return making.processed(MediaFile.objects.latest("pk"))


def test_a_lead_hangs_a_picture_and_it_is_seen_on_the_page_in_lists_and_in_links(
    project: Project, client: Client
) -> None:
    eva = signed_in("eva")
    assert "Waiting to be prepared" in sent(eva, project, picture=making.picture())
    assert SAID not in client.get(f"/projects/{project.slug}/").content.decode()
    media = making.processed(MediaFile.objects.get())
    address = media.renditions.get(role="image-320").file.url
    page = client.get(f"/projects/{project.slug}/").content.decode()
    assert f'alt="{SAID}"' in page
    assert address in page
    assert 'property="og:image"' in page
    assert address in client.get("/projects/").content.decode()
    assert client.get(address)["Content-Type"] == "image/webp"


def test_the_picture_before_stays_until_the_next_is_ready_and_then_its_file_is_gone(
    project: Project, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    eva = signed_in("eva")
    first = hung(eva, project)
    sent(eva, project, picture=making.picture("next.png", (900, 600)), alt_text="A tram")
    page = client.get(f"/projects/{project.slug}/").content.decode()
    assert f'alt="{SAID}"' in page
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        making.processed(MediaFile.objects.latest("pk"))
    assert 'alt="A tram"' in client.get(f"/projects/{project.slug}/").content.decode()
    assert MediaFile.objects.get().pk != first.pk
    assert not making.stored(first).exists()


def test_the_same_picture_twice_is_there_once_and_what_was_on_its_way_is_followed(
    project: Project,
) -> None:
    eva = signed_in("eva")
    sent(eva, project, picture=making.picture())
    sent(eva, project, picture=making.picture(), alt_text="Said better")
    assert MediaFile.objects.get().alt_text == "Said better"
    sent(eva, project, picture=making.picture("next.png", (900, 600)))
    assert MediaFile.objects.get().display_name == "next.png"


def test_without_a_picture_the_words_change_and_taken_off_the_work_shows_again(
    project: Project, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    eva, work = signed_in("eva"), builders.work("eva", kind="image")
    Project.objects.update(cover=work.contribution)
    media = hung(eva, project)
    assert "said of the picture now" in sent(eva, project, alt_text="A night bus")
    assert 'alt="A night bus"' in client.get(f"/projects/{project.slug}/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        eva.post(f"/projects/{project.slug}/desk/cover/removal/")
    assert not MediaFile.objects.filter(pk=media.pk).exists()
    assert not making.stored(media).exists()
    assert "A night bus" not in client.get(f"/projects/{project.slug}/").content.decode()


def test_only_leads_hang_and_take_off(project: Project, client: Client) -> None:
    address = f"/projects/{project.slug}/desk/cover/"
    assert "/login/" in client.get(address)["Location"]
    assert signed_in("ben").get(address).status_code == 404
    assert signed_in("ben").post(address + "removal/").status_code == 404
    media = hung(signed_in("eva"), project)
    assert signed_in("ben").get(f"/files/{media.pk}/original/").status_code == 404


def test_with_a_project_that_staff_took_from_view_its_cover_goes(
    project: Project, client: Client
) -> None:
    address = hung(signed_in("eva"), project).renditions.get(role="image-320").file.url
    assert client.get(address).status_code == 200
    max_ = builders.staff("max")
    Project.objects.update(hidden_at=timezone.now(), hidden_by=max_, hidden_words={"title": ""})
    assert client.get(address).status_code == 404
    assert signed_in("eva").get(address).status_code == 200


def test_what_is_missing_is_said_and_the_words_stay(project: Project) -> None:
    eva = signed_in("eva")
    assert "Choose a picture." in sent(eva, project)
    page = sent(eva, project, picture=making.picture(), alt_text=" ")
    assert "what can be seen on it" in page
    assert not MediaFile.objects.exists()
    address = f"/projects/{project.slug}/desk/cover/"
    answer = eva.post(address, {"picture": making.picture()}, CONTENT_LENGTH=2**31)
    assert answer.status_code == 413


@pytest.mark.parametrize("name", sorted(each.name for each in HOSTILE.glob("[0-9]*")))
def test_a_hostile_file_ends_in_a_sentence_and_what_hangs_there_stays(
    project: Project, client: Client, name: str
) -> None:
    eva = signed_in("eva")
    before = hung(eva, project)
    file = SimpleUploadedFile(name, (HOSTILE / name).read_bytes())
    page = sent(eva, project, picture=file, alt_text="Something else")
    media = MediaFile.objects.exclude(pk=before.pk).first()
    if media is None:
        assert "errorlist" in page
        return
    media = making.processed(media)
    shown = client.get(f"/projects/{project.slug}/").content.decode()
    if media.processing.quarantined_at:
        assert f'alt="{SAID}"' in shown
        assert (
            "could not be prepared"
            in eva.get(f"/projects/{project.slug}/desk/cover/").content.decode()
        )
        assert Notice.objects.get(recipient__handle="eva").url.endswith("/desk/cover/")
    else:
        assert 'alt="Something else"' in shown


def test_a_work_that_is_in_the_project_can_be_the_cover(project: Project) -> None:
    work = builders.work("ben", kind="image")
    eva, words = signed_in("eva"), f"/projects/{project.slug}/desk/words/"
    said = {"title": "It walks", "pitch": "Further.", "cover": work.contribution_id}
    assert "one that is in the project" in eva.post(words, said).content.decode()
    accepted(work, project, by="ben")
    eva.post(words, said | {"seen": stamp_of(project)})
    assert Project.objects.get().cover == work.contribution


def test_the_picture_is_in_the_export_of_who_hung_it(project: Project) -> None:
    media = hung(signed_in("eva"), project)
    assert media in files_of(builders.user("eva"))
    assert media not in files_of(builders.user("ben"))


def test_more_covers_take_no_more_statements(client: Client) -> None:
    hung(signed_in("eva"), builders.project(lead="eva"))
    few = statements(client, "/projects/")
    for name in ("ada", "ben", "cleo"):
        hung(signed_in(name), builders.project(f"Of {name}", lead=name))
    assert statements(client, "/projects/") == few


def test_a_picture_on_a_poster_says_what_is_on_it(project: Project) -> None:
    media = hung(signed_in("eva"), project)
    with (
        pytest.raises(IntegrityError, match="a_picture_on_a_poster_says_what_is_on_it"),
        transaction.atomic(),
    ):
        MediaFile.objects.filter(pk=media.pk).update(alt_text="")
    assert Poster.objects.get().project == project


@pytest.mark.parametrize("viewing", list(Viewing))
def test_a_mature_cover_is_covered_or_left_out_as_mature_works_are(
    project: Project, client: Client, viewing: Viewing
) -> None:
    eva = signed_in("eva")
    sent(eva, project, picture=making.picture(size=(800, 600)), is_mature="on")
    address = making.processed(MediaFile.objects.get()).renditions.get(role="image-320").file.url
    ben = builders.user("ben")
    Viewer.objects.filter(pk=ben.pk).update(viewing=viewing)
    client.force_login(ben)
    for page in (f"/projects/{project.slug}/", "/projects/"):
        html = client.get(page).content.decode()
        assert (address in html) == (viewing == Viewing.SHOW)
        assert ("<b>Mature</b>" in html) == (viewing == Viewing.VEIL)
        assert "og:image" not in html or address not in html.split("</head>")[0]
    assert address in eva.get(f"/projects/{project.slug}/desk/cover/").content.decode()
    sent(eva, project)
    assert not MediaFile.objects.get().is_mature, "without a picture it says anew what hangs there"
    assert address in client.get(f"/projects/{project.slug}/").content.decode()


def test_only_a_file_on_a_poster_is_mature_by_itself() -> None:
    draft = making.draft("ada")
    with (
        pytest.raises(IntegrityError, match="only_a_file_on_a_poster_is_mature_by_itself"),
        transaction.atomic(),
    ):
        MediaFile.objects.create(uploader=draft.author, draft=draft, size=1, is_mature=True)


def test_of_very_many_works_the_newest_can_be_chosen_and_any_by_its_address(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("projects.forms.project.NEWEST", 2)
    works = [builders.work("eva", kind="image", title=f"Sea {n}") for n in range(4)]
    Project.objects.update(cover=works[1].contribution)
    eva, words = signed_in("eva"), f"/projects/{project.slug}/desk/words/"
    page = eva.get(words).content.decode()
    shown = [f'value="{each.contribution_id}"' in page for each in works]
    assert shown == [False, True, True, True], "what hangs there stays chosen"
    said = {"title": project.title, "pitch": project.pitch, "cover": works[1].contribution_id}
    at = works[0].contribution.get_absolute_url()
    seen = {"seen": stamp_of(Project.objects.get())}
    eva.post(words, said | seen | {"other_cover": f"http://testserver{at}"})
    assert Project.objects.get().cover == works[0].contribution
    foreign = builders.work("ben", kind="image").contribution.get_absolute_url()
    page = eva.post(words, said | {"other_cover": foreign}).content.decode()
    assert "one of your own pictures or films" in page
    assert f'value="{foreign}"' in page
