"""Twelve generations, made as members make them, with a diamond, a tombstone, a work from elsewhere
and a thread in dispute, are read from the picture, the list, the data and the credits."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from contributions.models import Contribution, Relation, Source, Version
from contributions.services.disputing import dispute
from contributions.services.publishing import publish
from contributions.services.raising import Said
from contributions.services.withdrawing import withdraw
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
NAMES = ("ada", "ben", "cleo", "dan", "eva")


def made(title: str, by: str, *sources: tuple[Version, str], elsewhere: str = "") -> Version:
    draft = making.draft(by, title=title, text=f"{title}, as {by} tells it.", all_mine=False)
    for source, relation in sources:
        draft.sources.create(source=source, relation=relation)
    if elsewhere:
        draft.offsite_sources.create(
            title=elsewhere, author="A. Sailor", link="https://sea.example/"
        )
    draft.all_mine = not sources and not elsewhere
    draft.save()
    return publish(draft=draft, by=draft.author, now=timezone.now())


@pytest.fixture
def chain() -> list[Version]:
    """Steps 0 to 11; from step 4 two ways lead to step 6, and step 1 is withdrawn later."""
    steps = [made("Step 0", "ada", elsewhere="The Sea")]
    for number in range(1, 12):
        by = NAMES[number % 5]
        sources = [(steps[-1], Relation.values[number % 4])]
        if number == 6:
            other = made("The other way", "dan", (steps[4], Relation.INSPIRED_BY))
            sources.append((other, Relation.CONTAINS))
        steps.append(made(f"Step {number}", by, *sources))
    gone = steps[1].contribution
    withdraw(contribution=gone, by=builders.user(NAMES[1]), now=timezone.now())
    edge = Source.objects.get(derivative=steps[9], source=steps[8])
    said = Said(words="They never heard mine.")
    dispute(edge=edge, by=builders.user(NAMES[8 % 5]), said=said, now=timezone.now())
    return steps


def page(client: Client, version: Version, end: str = "") -> str:
    return client.get(f"/works/{version.contribution_id}/lineage/{end}").content.decode()


def test_the_picture_shows_every_work_in_its_generation(
    client: Client, chain: list[Version]
) -> None:
    html = page(client, chain[-1])
    drawn = dict(re.findall(r'data-generation="(-?\d+)" data-title="([^"]+)"', html)[::-1])
    nodes = re.findall(r'data-generation="(-?\d+)" data-title="([^"]+)"', html)
    assert drawn["-12"] == "The Sea"
    assert {title: int(number) for number, title in nodes} == {
        **{f"Step {number}": number - 11 for number in range(12)},
        "The other way": -6,
        "The Sea": -12,
    }
    assert html.count("gone-node") == html.count("outer-node") == 1
    assert re.search(r'<g role="img"[^>]*aria-label="Step 1, Ben, Writing, withdrawn"', html)
    assert html.count('class="thread k-') == 14
    assert len(re.findall(r'class="thread k-[^"]*disputed"', html)) == 1
    places = re.findall(r'data-head="(-?\d+)" x="(\d+)"', html)
    assert [int(number) for number, _x in places] == list(range(-12, 1))


def test_the_list_has_the_same_works_each_unfolded_once(
    client: Client, chain: list[Version]
) -> None:
    made_from = page(client, chain[-1]).split("Made from</h3>")[1].split("Made into</h3>")[0]
    assert "<i" in made_from
    for number in range(11):
        assert f">Step {number}</" in made_from
    assert made_from.count(">Step 4</a>") == 2
    assert made_from.count("unfolded elsewhere in this list") == 1
    assert made_from.count(f'id="from-{chain[4].contribution_id}"') == 1
    assert made_from.count(f'href="#from-{chain[4].contribution_id}"') == 1
    assert '<i dir="auto">Step 1</i>' in made_from
    assert ">The Sea</a>" in made_from
    assert made_from.count(">disputed</a>") == 1


def test_the_data_say_the_same(client: Client, chain: list[Version]) -> None:
    data = client.get(f"/works/{chain[-1].contribution_id}/lineage.json").json()
    nodes: dict[str, Any] = {node["title"]: node for node in data["nodes"]}
    assert [nodes[f"Step {number}"]["generation"] for number in range(12)] == list(range(-11, 1))
    assert (nodes["Step 1"]["state"], nodes["Step 1"]["url"]) == ("withdrawn", "")
    assert (nodes["The Sea"]["state"], nodes["The Sea"]["authors"]) == ("elsewhere", ["A. Sailor"])
    ids = {node["id"]: title for title, node in nodes.items()}
    edges = {(ids[e["source"]["id"]], ids[e["derivative"]["id"]]): e for e in data["edges"]}
    assert len(edges) == 14
    assert edges["The other way", "Step 6"]["relation"] == "contains"
    assert edges["Step 8", "Step 9"]["state"] == "disputed"
    assert edges["Step 7", "Step 8"]["state"] == "standing"
    assert edges["Step 7", "Step 8"]["accord"] == 1
    assert edges["Step 7", "Step 8"]["source"]["version"] == 1
    assert (data["pages"], data["is_whole"]) == (1, True)


def test_the_credits_name_everybody_back_to_the_work_from_elsewhere(
    client: Client, chain: list[Version]
) -> None:
    text = client.get(f"/works/{chain[-1].contribution_id}/credits.txt").content.decode()
    assert text.count("\n- ") == 13
    assert text.rstrip().splitlines()[-1].startswith("- “The Sea” by A. Sailor (from elsewhere")
    assert "“Step 1” by Ben (writing, version 1) in “Step 2”: inspired by\n" in text


def test_a_generation_has_a_page_of_its_own(client: Client, chain: list[Version]) -> None:
    html = page(client, chain[-1], "-6/")
    assert ">The other way</a>" in html
    assert ">Step 5</a>" in html
    assert ">Step 4</a>" not in html
    assert client.get(f"/works/{chain[-1].contribution_id}/lineage/-13/").status_code == 404
    assert client.get(f"/works/{chain[-1].contribution_id}/lineage/0/").status_code == 404


def test_a_withdrawn_work_has_no_lineage_for_others(client: Client, chain: list[Version]) -> None:
    gone = Contribution.objects.get(title="Step 1")
    for end in ("", "1/"):
        assert client.get(f"/works/{gone.pk}/lineage/{end}").status_code == 404
    assert client.get(f"/works/{gone.pk}/lineage.json").status_code == 404
