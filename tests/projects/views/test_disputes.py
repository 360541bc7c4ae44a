import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contributions.models import Dispute, Version
from projects.cuesheet import warnings
from projects.models import Project
from projects.services.submissions import submit
from tests import builders
from tests.contributions import disputing as rows

pytestmark = pytest.mark.django_db
RULING = {"uphold": "yes", "reason": "It is plain to hear."}


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def waltz_of(lamp: Version, author: str = "ben") -> Version:
    return builders.work(author, title="Waltz", sources={lamp: "based_on"})


def submitted(version: Version, project: Project, by: str) -> None:
    submit(version=version, by=builders.user(by), project=project, now=timezone.now())


def disputed(version: Version, lamp: Version) -> Dispute:
    return rows.dispute(rows.edge_between(version, lamp))


def test_a_lead_decides_about_a_work_that_was_submitted(project: Project) -> None:
    lamp = builders.work("ada", title="Lamp")
    waltz = waltz_of(lamp)
    submitted(waltz, project, "ben")
    said = disputed(waltz, lamp)
    address = f"/projects/{project.slug}/disputes/{said.pk}/"
    assertContains(signed_in("eva").get(f"/projects/{project.slug}/desk/"), address)
    assertContains(signed_in("eva").get(address), "no longer counts as a source")
    assert signed_in("ben").post(address, RULING).status_code == 404
    assertContains(signed_in("eva").post(address, {"uphold": "yes"}), "Say why. Both sides")
    assertRedirects(signed_in("eva").post(address, RULING), f"/disputes/{said.pk}/")
    said.refresh_from_db()
    assert said.decided_by == builders.user("eva")
    assertContains(signed_in("eva").post(address, RULING), "decided already")
    assertNotContains(signed_in("eva").get(f"/projects/{project.slug}/desk/"), address)


@pytest.mark.parametrize("side", ["ada", "ben"])
def test_no_side_chooses_its_judge_by_submitting_a_work(project: Project, side: str) -> None:
    lamp = builders.work("ada", title="Lamp")
    waltz = waltz_of(lamp)
    said = disputed(waltz, lamp)
    submitted(lamp if side == "ada" else waltz, project, side)
    address = f"/projects/{project.slug}/disputes/{said.pk}/"
    assert signed_in("eva").post(address, RULING).status_code == 404
    assertNotContains(signed_in("eva").get(f"/projects/{project.slug}/desk/"), address)


def test_a_lead_does_not_decide_about_an_own_work(project: Project) -> None:
    lamp = builders.work("ada")
    waltz = waltz_of(lamp, "eva")
    submitted(waltz, project, "eva")
    said = disputed(waltz, lamp)
    address = f"/projects/{project.slug}/disputes/{said.pk}/"
    assertContains(signed_in("eva").get(address), "One of the works is yours")
    assertContains(signed_in("eva").post(address, RULING), "One of the works is yours")
    said.refresh_from_db()
    assert said.is_open


def test_a_producer_is_warned_of_what_is_in_dispute_behind_the_credits(project: Project) -> None:
    lamp = builders.work("ada", title="Lamp")
    waltz = waltz_of(lamp)
    film = builders.remix(waltz, "cleo")
    production = builders.production(project)
    builders.credit(builders.piece(production, "Film", 1), film)
    disputed(waltz, lamp)
    rows.claim(film, lamp, "dan")
    said = " ".join(warnings(production))
    assert "It is disputed that “Waltz” was made from “Lamp”" in said
    assert f"It is claimed that “{film.contribution.title}” was made from “Lamp”" in said
