"""Projects, calls and updates that staff took from view: who reads why, and what waits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Decision
from projects.models import Project, Update
from projects.services.news import write_update
from projects.services.submissions import submit
from projects.watching.silences import watch
from tests import builders
from tests.hitrecord.moderation.acting import decided, reported, subject

pytestmark = pytest.mark.django_db


def hidden(project: Project) -> Decision:
    return decided(reported(subject("project", project.pk, "ada"), by="ada"), removes=True)


def as_(name: str) -> Client:
    client = Client()
    if name:
        client.force_login(builders.user(name))
    return client


def test_its_leads_read_why_and_everybody_else_finds_nothing() -> None:
    project = builders.project()
    made, address = hidden(project), project.get_absolute_url()
    assert [as_(name).get(address).status_code for name in ("", "ada")] == [404, 404]
    page = as_("eva").get(address)
    text = page.content.decode()
    assert page.status_code == 410
    assert "The walking lighthouse" in text
    assert made.reason in text
    assert made.get_absolute_url() in text
    for path in ("desk/", "plan/", "activity/", "desk/words/"):
        assert as_("eva").get(f"{address}{path}").status_code == 404
    assert as_("ada").post(f"{address}comments/", {"text": "So?"}).status_code == 404
    told = Notice.objects.get(event="moderated")
    assert (told.recipient.handle, "with its calls" in told.body) == ("eva", True)


def test_nothing_is_offered_to_it_and_nobody_is_asked_about_its_silence() -> None:
    project = builders.project()
    call, work, now = builders.call(project), builders.work("ben", kind="audio"), timezone.now()
    hidden(project)
    assert as_("ben").get(call.get_absolute_url()).status_code == 404
    for offer in ({"call": call}, {"project": project}):
        with pytest.raises(ValidationError, match="took this project from view"):
            submit(version=work, by=builders.user("ben"), now=now, **offer)
    watch(now + timedelta(days=400))
    assert not project.silences.exists()


def test_a_lead_cannot_reword_what_was_taken_down() -> None:
    project, eva, now = builders.project(), builders.user("eva"), timezone.now()
    said = {"title": "No", "text": "Ada is a fool."}
    update = write_update(project=project, by=eva, now=now, **said)
    call = builders.call(project)
    for kind, thing in (("update", update), ("call", call)):
        decided(reported(subject(kind, thing.pk, "ada"), by="ada"), removes=True)
    address = project.get_absolute_url()
    assert as_("eva").post(f"{address}desk/updates/{update.pk}/", said).status_code == 404
    assert as_("eva").get(f"{address}desk/calls/{call.pk}/").status_code == 404
    assert as_("").get(f"{address}updates/{update.pk}/").status_code == 404
    page = as_("").get(address).content.decode()
    assert "An update that was taken down" in page
    assert "Ada is a fool." not in page


def test_pages_lead_to_the_reports_but_not_their_leads() -> None:
    project, eva = builders.project(), builders.user("eva")
    update = write_update(project=project, by=eva, title="So", text="It walks.", now=timezone.now())
    call = builders.call(project)
    for path, report in {
        project.get_absolute_url(): f"/report/update/{update.pk}/",
        call.get_absolute_url(): f"/report/call/{call.pk}/",
    }.items():
        assert report in as_("ada").get(path).content.decode()
        assert report not in as_("eva").get(path).content.decode()
        assert as_("").get(report).status_code == 200


def test_what_is_hidden_was_hidden_by_somebody() -> None:
    project, eva = builders.project(), builders.user("eva")
    call = builders.call(project)
    update = write_update(project=project, by=eva, title="So", text="It walks.", now=timezone.now())
    names = {
        "a_hidden_project_was_hidden_by_somebody": project,
        "a_hidden_call_was_hidden_by_somebody": call,
        "a_hidden_update_was_hidden_by_somebody": update,
    }
    for name, thing in names.items():
        rows: Any = type(thing)._default_manager.filter(pk=thing.pk)
        for attack in ({"hidden_at": timezone.now()}, {"hidden_words": {"title": "x"}}):
            with pytest.raises(IntegrityError, match=name), transaction.atomic():
                rows.update(**attack)
    assert Update.objects.shown().count() == 1
