"""No list asks the database more often for a thousand rows than for ten."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import builders
from tests.hitrecord.crowded import Crowded

pytestmark = pytest.mark.django_db
FEW, MANY = 10, 1_000

PUBLIC = [
    "/",
    "/discover/",
    "/discover/?order=trending",
    "/discover/?order=never-remixed",
    "/discover/?order=random",
    "/discover/?kind=writing&tag=fog",
    "/discover/?q=fog",
    "/tags/fog/",
    "/search/?q=fog",
    "/search/?q=fgo",
    "/search/?q=fog&in=works",
    "/search/?q=fog&in=people",
    "/search/?q=fog&in=projects",
    "/search/?q=fog&in=calls",
    "/search/?q=fog&in=tags",
    "/calls/",
    "/projects/",
    "/people/ada/",
    "/people/ada/recommendations/",
    "/works/{work}/",
    "/works/{work}/recommendations/",
    "/works/{work}/made-into/",
    "/works/{work}/lineage/",
    "/works/{work}/lineage/1/",
    "/works/{work}/credits/",
    "/works/{work}/albums/",
    "/works/{work}/disputes/",
    "/albums/{album}/",
    "/projects/{project}/",
    "/projects/{project}/activity/",
    "/projects/{project}/plan/",
    "/projects/{project}/plan/history/",
    "/projects/{project}/works/",
    "/projects/{project}/people/",
    "/projects/{project}/calls/",
    "/projects/{project}/updates/",
    "/projects/{project}/offshoots/",
    "/projects/{project}/outside/",
    "/calls/{call}/",
    "/productions/fog/",
    "/productions/fog/books/",
    "/albums/",
    "/feed.atom",
    "/people/ada/feed.atom",
    "/projects/{project}/feed.atom",
    "/tags/fog/feed.atom",
    "/search/feed.atom?q=fog",
    "/sitemap.xml",
    "/tag-suggestions/?q=fo",
    "/api/v1/works/",
    "/api/v1/people/",
    "/api/v1/projects/",
    "/api/v1/search/?q=fog",
    "/api/v1/works/{work}/lineage/",
    "/api/v1/works/{work}/versions/",
]
OWN = [
    "/",
    "/discover/",
    "/drafts/",
    "/notices/",
    "/following/",
    "/made-from-mine/",
    "/submissions/",
    "/disputes/",
    "/settings/distances/",
    "/settings/staff/",
    "/settings/notices/",
    "/projects/{project}/desk/",
    "/works/{work}/",
    "/works/{work}/submit/",
    "/works/{work}/edit/",
    "/works/{work}/albums/",
    "/albums/{album}/edit/",
    "/drafts/{draft}/",
    "/contribute/",
    "/earnings/",
    "/people/ada/",
    "/search/?q=fog",
    "/projects/{project}/",
    "/projects/{project}/plan/edit/",
    "/calls/{call}/",
]
STAFF = [
    "/admin/",
    "/admin/search/?q=fog",
    "/admin/projects/project/{project_pk}/change/",
    "/admin/projects/production/{production}/change/",
    "/admin/projects/production/{production}/cue-sheet/",
    "/admin/projects/production/{production}/release/",
    "/admin/projects/production/add/",
]


def office_lists() -> list[str]:
    known = [model._meta for model in admin.site._registry]
    return [reverse(f"admin:{each.app_label}_{each.model_name}_changelist") for each in known]


KNOWN = """DO $$
DECLARE one regclass; has_rows boolean;
BEGIN
  FOR one IN SELECT oid FROM pg_class
              WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', one) INTO has_rows;
    IF has_rows THEN EXECUTE format('ANALYZE %s', one); END IF;
  END LOOP;
END $$"""


def known_to_the_planner() -> None:
    """As it is after a while on a site. Here it may remember what an earlier test took back, and
    choose a plan that takes minutes. How many rows there are is remembered even when the test is
    taken back: a table that holds only what was taken back would count as empty in all later tests,
    and be read as a whole for each row of another."""
    with connection.cursor() as cursor:
        cursor.execute(KNOWN)


def statements(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        b"".join(answer) if answer.streaming else answer.content
    assert answer.status_code == 200, address
    return len(asked)


def test_no_list_asks_more_often_for_a_thousand_rows_than_for_ten() -> None:
    studio = Crowded()
    studio.grow(FEW)
    fill = {
        "work": studio.first.contribution_id,
        "album": studio.album.pk,
        "project": studio.project.slug,
        "call": studio.project.calls.earliest("pk").pk,
        "project_pk": studio.project.pk,
        "production": studio.office.production.pk,
        "draft": studio.ada.drafts.earliest("pk").pk,
    }
    visitor, ada, ben, office = Client(), Client(), Client(), Client()
    ada.force_login(studio.ada)
    ben.force_login(studio.ben)
    office.force_login(builders.staff("max"))
    pages = [
        *((visitor, "visitor", path.format(**fill)) for path in PUBLIC),
        *((ada, "ada", path.format(**fill)) for path in OWN),
        (ben, "ben", "/settings/distances/"),
        *((office, "staff", path) for path in office_lists()),
        *((office, "staff", path.format(**fill)) for path in STAFF),
    ]
    ContentType.objects.clear_cache()
    for client, _who, path in pages:  # what is looked up once
        client.get(path)
    known_to_the_planner()
    few = {(who, path): statements(client, path) for client, who, path in pages}
    studio.grow(MANY)
    known_to_the_planner()
    many = {(who, path): statements(client, path) for client, who, path in pages}
    assert {at: (few[at], many[at]) for at in few if many[at] > few[at] + 1} == {}
