"""A producer's walk: from accepted works to a released production, in the browser's own forms."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.admin.audited import WHY
from accounts.models import AuditRecord, Event, Notice
from projects.models import Credit, Phase, Production, Project
from tests import builders
from tests.projects.admin.sheets import credit, sheet
from tests.projects.builders import accepted
from tests.projects.views.test_calls import signed_in, statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def paula() -> Client:
    builders.staff("paula", role="producer")
    return signed_in("paula")


@pytest.fixture
def production() -> Production:
    return builders.production(builders.project(lead="eva"))


def test_a_producer_goes_from_accepted_works_to_a_release(paula: Client) -> None:
    project = builders.project(lead="eva")
    song = accepted(builders.work("cleo", title="Waltz"), project, call=builders.call(project))
    poem = accepted(builders.work("ada", title="Complaint"), project, by="ada")
    added = paula.post(
        reverse("admin:projects_production_add"),
        {
            "project": project.get_absolute_url(),
            "title": "The film",
            "slug": "the-film",
            "summary": "Six minutes.",
        }
        | {"pieces-TOTAL_FORMS": 0, "pieces-INITIAL_FORMS": 0},
    )
    assert added.status_code == 302
    production = Production.objects.get()
    told = Notice.objects.get(recipient__handle="eva", event=Event.LEADING)
    assert "began the production" in told.subject
    build = reverse("admin:projects_production_build", args=[production.pk])
    page = paula.get(build).content.decode()
    assert "The cue sheet has no pieces yet." in page
    rows = [
        credit(f"work-{song.pk}", "0", role="song", begins="1:28", ends="2:58", points=10),
        credit(f"work-{poem.pk}", "0", role="Words", points=3),
    ]
    assert paula.post(build, sheet(production, ["Song"], rows)).status_code == 302
    kept = Credit.objects.order_by("position").values_list("role", "points", "begins", "ends")
    assert list(kept) == [("song", 10, 88_000, 178_000), ("Words", 3, None, None)]

    made_from = dict.fromkeys([song.version, poem.version], "contains")
    film = builders.work("eva", sources=made_from).contribution
    release = reverse("admin:projects_production_release", args=[production.pk])
    assert "names no sources" in paula.get(release).content.decode()
    done = {"final": film.title, "reason": "It is done."}
    assert "have not moved it" in paula.post(release, done).content.decode()
    Project.objects.update(phase=Phase.IN_REVIEW)
    tried = paula.post(release, done | {"rehearse": "yes"})
    assert "nothing was changed" in tried.content.decode()
    assert "production released" in tried.content.decode()
    production.refresh_from_db()
    assert production.released_at is None
    paula.post(release, done)
    production.refresh_from_db()
    assert (production.final, production.project.phase) == (film, Phase.RELEASED)
    record = AuditRecord.objects.get(action="production released")
    assert (record.actor, record.reason) == (builders.user("paula"), "It is done.")


def test_from_a_project_in_review_one_goes_on_or_back(paula: Client) -> None:
    project = builders.project(lead="eva")
    change = reverse("admin:projects_project_change", args=[project.pk])
    back = reverse("admin:projects_project_back", args=[project.pk])
    assert back not in paula.get(change).content.decode()
    assert "not in review any more" in paula.get(back).content.decode()
    Project.objects.update(phase=Phase.IN_REVIEW)
    page = paula.get(change).content.decode()
    add = f"{reverse('admin:projects_production_add')}?project={project.slug}"
    assert add in page
    assert back in page
    assert f'value="{project.slug}"' in paula.get(add).content.decode()
    paula.post(back, {"reason": "A verse is missing."})
    assert Project.objects.get().phase == Phase.ASSEMBLING


def test_only_fitting_projects_get_a_production(paula: Client, production: Production) -> None:
    add, data = reverse("admin:projects_production_add"), {"title": "X", "slug": "x"}
    rows = {"pieces-TOTAL_FORMS": 0, "pieces-INITIAL_FORMS": 0}
    gone = builders.project("Gone", lead="eva")
    Project.objects.filter(pk=gone.pk).update(phase=Phase.ARCHIVED)
    for words in (production.project.title, gone.title, "nothing"):
        page = paula.post(add, data | rows | {"project": words}).content.decode()
        assert "No project fits" in page
        assert f'value="{words}"' in page
    for _ in range(2):
        builders.project("Twins", lead="eva")
    page = paula.post(add, data | rows | {"project": "twins"}).content.decode()
    assert "Several are called that." in page


def test_more_accepted_works_take_no_more_statements(paula: Client, production: Production) -> None:
    builders.piece(production, "Harbour", 10)
    build = reverse("admin:projects_production_build", args=[production.pk])
    accepted(builders.work("cleo"), production.project)
    few = statements(paula, build)
    for _ in range(5):
        accepted(builders.work("cleo"), production.project)
    assert statements(paula, build) == few


def test_the_sheet_is_only_looked_at_beside_the_production(
    paula: Client, production: Production
) -> None:
    builders.piece(production, "Harbour", 10)
    change = reverse("admin:projects_production_change", args=[production.pk])
    typed: dict[str, object] = {"title": "The film", "summary": "", WHY: "As agreed."}
    typed |= {"pieces-TOTAL_FORMS": 2, "pieces-INITIAL_FORMS": 1}
    for number, pk in enumerate([production.pieces.get().pk, ""]):
        typed |= {f"pieces-{number}-id": pk, f"pieces-{number}-production": production.pk}
        typed |= {f"pieces-{number}-position": 7, f"pieces-{number}-title": "Mine"}
        typed |= {f"pieces-{number}-points": 1000, f"pieces-{number}-DELETE": "on"}
    page = paula.get(change)
    assert "Harbour" in page.content.decode()
    typed["seen"] = page.context["adminform"].form["seen"].value()
    assert paula.post(change, typed).status_code == 302
    assert list(production.pieces.values_list("title", "points")) == [("Harbour", 10)]
    assert AuditRecord.objects.filter(action="production changed").exists()
    assert paula.get("/admin/projects/piece/").status_code == 404


def test_staff_neither_makes_leads_nor_unmakes_them(paula: Client, production: Production) -> None:
    project = production.project
    lead, dan = project.leads.get(), builders.user("dan")
    change = reverse("admin:projects_project_change", args=[project.pk])
    typed: dict[str, object] = {"title": "Other words", "pitch": project.pitch}
    typed[WHY] = "They named a person."
    typed |= {"leads-TOTAL_FORMS": 2, "leads-INITIAL_FORMS": 1, "leads-0-DELETE": "on"}
    typed |= {"leads-0-id": lead.pk, "leads-0-project": project.pk, "leads-0-user": dan.pk}
    typed |= {"leads-1-project": project.pk, "leads-1-user": dan.pk}
    page = paula.get(change)
    rows = re.findall(r'name="(\w+-(?:TOTAL|INITIAL)_FORMS)"', page.content.decode())
    typed = dict.fromkeys(rows, 0) | typed
    typed["seen"] = page.context["adminform"].form["seen"].value()
    paula.post(change, typed)
    assert [each.user for each in project.leads.all()] == [lead.user]
    typed.pop("leads-0-DELETE")
    assert paula.post(change, typed).status_code == 302
    project.refresh_from_db()
    assert project.title == "Other words"
    assert [each.user for each in project.leads.all()] == [lead.user]


@pytest.mark.parametrize("page", ["build", "release"])
def test_staff_without_the_permission_are_refused(production: Production, page: str) -> None:
    address = reverse(f"admin:projects_production_{page}", args=[production.pk])
    builders.user("max", is_staff=True)
    assert signed_in("max").get(address).status_code == 403
    assert "/login/" in signed_in("dan").get(address)["Location"]


def test_the_lists_and_read_only_pages_open(paula: Client, production: Production) -> None:
    made = accepted(builders.work("cleo"), production.project)
    call = builders.call(production.project)
    for name, pk in [
        ("project", production.project.pk),
        ("call", call.pk),
        ("submission", made.pk),
        ("production", production.pk),
    ]:
        assert paula.get(reverse(f"admin:projects_{name}_changelist")).status_code == 200
        assert paula.get(reverse(f"admin:projects_{name}_change", args=[pk])).status_code == 200


@pytest.mark.parametrize("what", ["abc", "²", "%00", "999999"])
def test_a_production_that_is_not_there_is_no_failure(paula: Client, what: str) -> None:
    assert paula.get(f"/admin/projects/production/{what}/change/").status_code in (302, 404)
