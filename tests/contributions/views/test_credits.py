"""Credits in every form in which a stranger may take them along."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.test import Client

from contributions.models import OffsiteSource, Relation, Version
from hitrecord.foundation.atom import ATOM
from tests import builders
from tests.contributions.weaving import woven

pytestmark = pytest.mark.django_db
HOSTILE = "</script><script>alert(1)</script><!-- \"&'\u202e]]>"
NAMES = {"a": ATOM}


@pytest.fixture
def film() -> Version:
    poem = builders.work("ada", title=HOSTILE)
    song = builders.work("cleo", title="Waltz", sources={poem: Relation.BASED_ON}, kind="audio")
    OffsiteSource.objects.create(
        derivative=song,
        title="The Sea & <all>",
        author="A. Sailor",
        link="https://sea.example/?a=1&b=2",
    )
    return builders.work("eva", "dan", title="Film", sources={song: "contains"}, kind="video")


def read(data: bytes) -> Element:
    return fromstring(data)  # noqa: S314 -- what we wrote ourselves


def linked(client: Client, address: str) -> tuple[Any, str]:
    answer = client.get(address)
    page = answer.content.decode()
    [(nonce, data)] = re.findall(
        r'<script type="application/ld\+json" nonce="([^"]+)">(.*?)</script>', page
    )
    assert f"'nonce-{nonce}'" in answer["Content-Security-Policy"]
    return json.loads(data), page


def test_an_entry_is_atom_and_leads_to_the_sources(client: Client, film: Version) -> None:
    address = f"/works/{film.contribution_id}/entry.atom"
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml;type=entry"
    entry = read(answer.content)
    assert entry.tag == f"{{{ATOM}}}entry"
    for once in ("id", "title", "updated"):
        assert len(entry.findall(f"a:{once}", NAMES)) == 1
    assert [name.text for name in entry.findall("a:author/a:name", NAMES)] == ["Eva", "Dan"]
    contributors = {name.text for name in entry.findall("a:contributor/a:name", NAMES)}
    assert contributors == {"Cleo", "Ada", "A. Sailor"}
    [via] = [link for link in entry.findall("a:link", NAMES) if link.get("rel") == "via"]
    song = film.source_edges.get().source.contribution
    assert (via.get("title"), via.get("href", "").split("/works/")[1]) == ("Waltz", f"{song.pk}/")
    assert address in client.get(f"/works/{film.contribution_id}/").content.decode()


def test_a_hostile_title_is_only_words_in_every_form(client: Client, film: Version) -> None:
    poem = film.contribution_id - 2
    for address in (f"/works/{poem}/", f"/works/{film.contribution_id}/credits/"):
        data, page = linked(client, address)
        assert "alert(1)" in json.dumps(data)
        assert "<script>alert(1)" not in page
    for end in ("lineage/", "lineage/-2/"):
        page = client.get(f"/works/{film.contribution_id}/{end}").content.decode()
        assert "alert(1)" in page
        assert "<script>alert(1)" not in page
    entry = read(client.get(f"/works/{poem}/entry.atom").content)
    assert entry.findtext("a:title", "", NAMES) == HOSTILE.replace("\u202e", "")
    markup = client.get(f"/works/{film.contribution_id}/credits/").content.decode()
    assert "&amp;lt;script&amp;gt;alert(1)" in markup


def test_a_work_says_what_it_is_based_on_to_programs(client: Client, film: Version) -> None:
    data, _page = linked(client, f"/works/{film.contribution_id}/")
    assert (data["@type"], data["name"], data["version"]) == ("VideoObject", "Film", 1)
    assert [person["name"] for person in data["creator"]] == ["Eva", "Dan"]
    assert [source["name"] for source in data["isBasedOn"]] == ["Waltz"]


def test_the_credits_page_ties_every_ancestor_to_what_it_is_in(
    client: Client, film: Version
) -> None:
    data, _page = linked(client, f"/works/{film.contribution_id}/credits/")
    graph = {each["name"]: each for each in data["@graph"]}
    assert set(graph) == {"Film", "Waltz", "The Sea & <all>", HOSTILE}
    assert graph["Film"]["isBasedOn"] == [{"@id": graph["Waltz"]["@id"]}]
    assert {each["@id"] for each in graph["Waltz"]["isBasedOn"]} == {
        graph["The Sea & <all>"]["@id"],
        graph[HOSTILE]["@id"],
    }
    assert graph["The Sea & <all>"]["@type"] == "CreativeWork"


def test_credits_of_hundreds_are_shown_in_part_and_taken_along_whole(client: Client) -> None:
    last = woven([(number, 300) for number in range(300)])[300]
    page = client.get(f"/works/{last.contribution_id}/credits/").content.decode()
    assert "These are the nearest 200 of 300 works." in page
    assert "<textarea" not in page
    text = client.get(f"/works/{last.contribution_id}/credits.txt").content.decode()
    assert text.count("\n- ") == 300
    assert len(client.get(f"/works/{last.contribution_id}/credits.json").json()["made_from"]) == 300
