"""Staff and leads write about the same project: nobody replaces what they did not read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import AuditRecord
from contributions.models import Tag
from projects.models import Production, Project
from tests import builders
from tests.at_once import together
from tests.hitrecord.test_reasons import WHY, hidden, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def paula() -> Client:
    return signed_in(builders.staff("paula", role="producer"))


def test_what_a_lead_kept_meanwhile_is_read_before_it_is_replaced(paula: Client) -> None:
    project = builders.project("The walking lighthouse")
    address = f"/admin/projects/project/{project.pk}/change/"
    form = hidden(paula.get(address).content.decode())
    Project.objects.update(title="The lighthouse that swims")
    said = {"title": "The lighthouse", "pitch": project.pitch, WHY: "It named a person."}
    late = paula.post(address, form | said).content.decode()
    assert "after you opened it" in late
    assert "Title: The lighthouse that swims" in late
    assert "<li>Pitch:" not in late, "there is nothing else there"
    assert 'value="The lighthouse"' in late
    assert "It named a person." in late
    project.refresh_from_db()
    assert project.title == "The lighthouse that swims"
    assert not AuditRecord.objects.exists()
    assert paula.post(address, hidden(late) | said).status_code == 302
    project.refresh_from_db()
    assert project.title == "The lighthouse"


def test_a_production_that_somebody_else_reworded_is_read_first(paula: Client) -> None:
    made = builders.production()
    address = f"/admin/projects/production/{made.pk}/change/"
    form = hidden(paula.get(address).content.decode())
    Production.objects.update(summary="Six minutes.")
    said = {"title": "The film", "summary": "", WHY: "As agreed."}
    late = paula.post(address, form | said).content.decode()
    assert "Summary: Six minutes." in late
    assert paula.post(address, hidden(late) | said).status_code == 302


def test_who_types_what_stands_there_by_now_is_asked_nothing(paula: Client) -> None:
    project = builders.project()
    address = f"/admin/projects/project/{project.pk}/change/"
    form = hidden(paula.get(address).content.decode())
    Project.objects.update(title="The lighthouse")
    said = {"title": "The lighthouse", "pitch": project.pitch, WHY: "It named a person."}
    assert paula.post(address, form | said).status_code == 302
    assert not AuditRecord.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_form_that_is_sent_twice_at_once_is_kept_once_and_fails_for_nobody() -> None:
    builders.staff("max", role="moderator")
    clients = [signed_in(builders.user("max")) for _press in range(4)]
    answers: list[int] = []

    def pressed(client: Client) -> Callable[[], None]:
        typed = {"name": "Lighthouses", "alias_of": ""}
        return lambda: answers.append(
            client.post("/admin/contributions/tag/add/", typed).status_code
        )

    together(*map(pressed, clients))
    assert set(answers) <= {200, 302}
    assert len(answers) == 4
    assert Tag.objects.filter(slug="lighthouses").count() == 1
