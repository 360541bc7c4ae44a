"""A case says in people's words what it is about."""

from __future__ import annotations

import pytest

from hitrecord.admin.what import NAMES
from hitrecord.moderation.kinds import KINDS
from tests import builders
from tests.hitrecord.moderation.acting import reported, subject
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db


def test_every_sort_of_thing_has_a_name() -> None:
    assert set(NAMES) == set(KINDS)


def test_the_list_its_filter_and_the_page_of_a_case_name_the_thing() -> None:
    project = builders.project("Paper boats", lead="eva")
    case = reported(subject("project", project.pk, "ada"), by="ada")
    work = builders.work("ben", title="A whistle").contribution
    reported(subject("work", work.pk, "ada"), by="ada")
    builders.staff("max")
    staff = signed_in("max")
    listed = staff.get("/admin/contributions/case/").content.decode()
    assert "a project" in listed
    assert "Contributions |" not in listed
    only = staff.get("/admin/contributions/case/?what=project").content.decode()
    assert "Paper boats" in only
    assert "A whistle" not in only
    assert staff.get("/admin/contributions/case/?what=nothing").status_code in (200, 302)
    page = staff.get(f"/admin/contributions/case/{case.pk}/change/").content.decode()
    assert "a project" in page
    assert "Target type" not in page
