"""What programs and devices look for at the same address on every site."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributions.models import Album, Tag
from hitrecord.queries import sitemap
from tests import builders

pytestmark = pytest.mark.django_db
S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def told(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    root = fromstring(answer.content)  # noqa: S314 -- our own
    return [(found.text or "").removeprefix(settings.SITE_URL) for found in root.iter(f"{S}loc")]


def everything(client: Client) -> list[str]:
    return [address for part in told(client, "/sitemap.xml") for address in told(client, part)]


def test_the_sitemap_names_what_everybody_may_see_and_nothing_else(client: Client) -> None:
    poem = builders.work("ada")
    gone = builders.withdrawn(builders.work("ben"))
    released, hidden = builders.production(), builders.production()
    released.released_at = timezone.now()
    released.save()
    found = everything(client)
    for path in (
        *("/", "/discover/", "/help/api/", "/people/ada/"),
        *(poem.contribution.get_absolute_url(), released.project.get_absolute_url()),
        released.get_absolute_url(),
    ):
        assert path in found
        assert client.get(path).status_code == 200
    assert gone.get_absolute_url() not in found
    assert hidden.get_absolute_url() not in found
    assert len(found) == len(set(found))
    assert (
        poem.published_at.isoformat(timespec="seconds")
        in client.get("/sitemap-work-1.xml").content.decode()
    )


def test_the_sitemap_names_tags_of_works_that_stand_public_albums_and_calls(client: Client) -> None:
    poem, gone = builders.work("ada"), builders.work("ben")
    for work, name in ((poem.contribution, "sea"), (gone.contribution, "secret")):
        work.tags.add(Tag.objects.create(slug=name, name=name))
    builders.withdrawn(gone)
    ada, now = builders.user("ada"), timezone.now()
    shown = Album.objects.create(title="Sea", made_by=ada, public_since=now)
    own = Album.objects.create(title="Mine", made_by=ada)
    call = builders.call(builders.project("Harbour"))
    found = everything(client)
    for path in ("/tags/sea/", f"/albums/{shown.pk}/", f"/calls/{call.pk}/"):
        assert path in found
        assert client.get(path).status_code == 200
    assert "/tags/secret/" not in found
    assert f"/albums/{own.pk}/" not in found


def test_a_long_list_goes_on_in_the_next_file(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    works = [builders.work("ada").contribution.get_absolute_url() for _number in range(5)]
    files = [part for part in told(client, "/sitemap.xml") if part.startswith("/sitemap-work-")]
    assert [told(client, part) for part in files] == [works[:2], works[2:4], works[4:]]
    with CaptureQueriesContext(connection) as captured:
        told(client, files[0])
    assert len(captured) == 1


@pytest.mark.parametrize("part", ["work-0", "work-2", "draft-1", "pages-2", f"work-{'9' * 30}"])
def test_a_file_that_there_is_not_is_not_found(client: Client, part: str) -> None:
    builders.work("ada")
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_robots_are_told_of_the_sitemap_and_why_some_may_not(client: Client) -> None:
    builders.work("ada")
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert "User-agent: GPTBot" in text
    assert f"{settings.SITE_URL}/help/rights/#training" in text
    assert 'id="training"' in client.get("/help/rights/").content.decode()


def test_the_site_can_be_installed_with_icons_of_its_own(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    said = answer.json()
    assert (said["start_url"], said["name"]) == ("/", settings.SITE_NAME)
    for icon in said["icons"]:
        file = finders.find(icon["src"].removeprefix("/static/"))
        assert file
        width, height = Path(file).read_bytes()[16:20], Path(file).read_bytes()[20:24]
        sizes = f"{int.from_bytes(width)}x{int.from_bytes(height)}"
        assert sizes == icon["sizes"]
    assert 'rel="manifest" href="/manifest.webmanifest"' in client.get("/").content.decode()
    assert "manifest-src 'self'" in client.get("/")["Content-Security-Policy"]


def test_whoever_finds_a_hole_is_told_whom_to_write_to(client: Client, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "Studio <hello@studio.example>"
    answer = client.get("/.well-known/security.txt")
    said = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert said["Contact"] == "mailto:hello@studio.example"
    assert timezone.now() < datetime.fromisoformat(said["Expires"])
    assert said["Canonical"] == f"{settings.SITE_URL}/.well-known/security.txt"
    settings.DEFAULT_FROM_EMAIL = "Studio <hello@localhost>"
    assert client.get("/.well-known/security.txt").status_code == 404


def test_password_managers_find_the_page_for_a_new_password(client: Client) -> None:
    answer = client.get("/.well-known/change-password")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/password/change/")
