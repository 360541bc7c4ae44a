"""The finished work comes like every work, with everything that is credited as its sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from contributions.credentials import incoming
from contributions.models import Contribution, Draft, Version
from projects.cuesheet import unnamed_by
from projects.models import Production, Project
from projects.queries.finishing import finishing_of
from tests import builders
from tests.contributions import making
from tests.contributions.credentials import made
from tests.contributions.credentials.reader import manifests_in
from tests.contributions.media.samples import film, picture, tone
from tests.projects.builders import accepted
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db


def file_of(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


def address_of(project: Project) -> str:
    return reverse("finish", args=[project.slug])


@pytest.fixture
def works(tmp_path: Path) -> list[Version]:
    """Three credited works of three kinds, each signed."""
    return [
        made.signed(file_of(picture(tmp_path / "fox.jpg", (640, 480))), by="ben", title="The fox"),
        made.signed(file_of(tone(tmp_path / "kettle.wav", 3.0)), by="cleo", title="Kettle"),
        made.signed(None, by="ada", title="The door", text="Nobody came in."),
    ]


@pytest.fixture
def production(works: list[Version]) -> Production:
    project = builders.project("Night bus", lead="eva")
    Project.objects.update(phase="in_review")
    project.refresh_from_db()
    production = builders.production(project)
    piece = builders.piece(production, "All of it", 10)
    for work in works:
        builders.credit(piece, work)
    return production


def test_a_lead_uploads_the_film_and_all_that_is_credited_is_behind_it_and_in_its_credentials(
    works: list[Version], production: Production, tmp_path: Path
) -> None:
    eva = signed_in("eva")
    page = eva.get(f"/projects/{production.project.slug}/desk/").content.decode()
    assert "Upload the finished work" in page
    page = eva.get(address_of(production.project)).content.decode()
    assert all(work.contribution.title in page for work in works)
    assert page.count('value="contains" selected') == 3
    chosen = finishing_of(production.project)
    said: dict[str, object] = {"sources": chosen, "title": "Night bus, the film"}
    said |= {f"relation-{pk}": "contains" for pk in chosen}
    said |= {"alt_text": "A bus.", "layout": "prose", "action": "save"}
    eva.post("/contribute/", said | {"file": file_of(film(tmp_path / "bus.mp4"))})
    draft = Draft.objects.get(author=builders.user("eva"))
    media = making.processed(draft.files.get())
    incoming.read(media.incoming.pk, timezone.now())
    eva.post(draft.get_absolute_url(), making.seen(draft) | said | {"action": "publish"})
    final = Version.objects.get(contribution__title="Night bus, the film")

    edges = final.source_edges.values_list("source__contribution__title", "relation")
    assert set(edges) == {(work.contribution.title, "contains") for work in works}
    assert unnamed_by(final.contribution, production) == []
    lineage = eva.get(f"/works/{final.contribution_id}/lineage/").content.decode()
    assert all(work.contribution.title in lineage for work in works)
    made.sign(final)
    newest = manifests_in(made.data_of(final, "film-360"))[-1]
    newest.check_assertions()
    assert {each["dc:title"]: each["relationship"] for each in newest.ingredients} == {
        work.contribution.title: "componentOf" for work in works
    }


def test_before_there_is_a_cue_sheet_what_was_accepted_is_chosen(works: list[Version]) -> None:
    project = builders.project(lead="eva")
    assert finishing_of(project) == []
    answer = signed_in("eva").get(address_of(project), follow=True)
    assert "There is nothing to finish yet" in answer.content.decode()
    Project.objects.update(phase="assembling")
    project.refresh_from_db()
    assert finishing_of(project) == []
    answer = signed_in("eva").get(address_of(project), follow=True)
    assert "There is nothing to finish yet" in answer.content.decode()
    accepted(works[0], project, by="ben")
    assert finishing_of(project) == [works[0].pk]
    page = signed_in("eva").get(address_of(project)).content.decode()
    assert page.count('value="contains" selected') == 1


def test_a_credited_work_that_was_withdrawn_is_said_and_the_rest_is_chosen(
    works: list[Version], production: Production
) -> None:
    builders.withdrawn(works[2])
    page = signed_in("eva").get(address_of(production.project)).content.decode()
    assert "“The door” was withdrawn by its authors." in page
    assert page.count('name="sources"') == 2
    assert page.count('value="contains" selected') == 2


def test_a_producer_reads_what_the_finished_work_does_not_name_and_may_release_it_all_the_same(
    works: list[Version], production: Production
) -> None:
    builders.staff("paula")
    paula, final = signed_in("paula"), builders.remix(works[0], "eva").contribution
    address = reverse("admin:projects_production_release", args=[production.pk])
    said = {"final": final.get_absolute_url(), "reason": "It is done.", "early": "on"}
    page = paula.post(address, said).content.decode()
    assert "“Kettle” is credited, but" in page
    assert Production.objects.get().released_at is None
    paula.post(address, said | {"although": "on"})
    assert Contribution.objects.filter(productions__released_at__isnull=False).get() == final


def test_none_of_hundreds_of_credited_works_is_left_out_and_the_address_stays_short() -> None:
    project = builders.project("Night bus", lead="eva")
    Project.objects.update(phase="in_review")
    piece = builders.piece(builders.production(project), "All of it", 10)
    many = [builders.work("ben") for _number in range(400)]
    for each in many:
        builders.credit(piece, each)
    eva, address = signed_in("eva"), address_of(project)
    assert f'href="{address}"' in eva.get(f"/projects/{project.slug}/desk/").content.decode()
    assert eva.get(address).content.decode().count('value="contains" selected') == 400

    chosen = [each.pk for each in many]
    said: dict[str, object] = {"sources": chosen, "title": "The film", "action": "save"}
    said |= {f"relation-{pk}": "contains" for pk in chosen} | {f"note-{pk}": "" for pk in chosen}
    eva.post("/contribute/", said | {"text": "All of it.", "layout": "prose"})
    assert Draft.objects.get(title="The film").sources.count() == 400


def test_only_leads_reach_the_list_of_what_is_credited(production: Production) -> None:
    assert signed_in("ben").get(address_of(production.project)).status_code == 404
