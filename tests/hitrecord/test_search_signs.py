"""Emoji are searched as words are."""

import re

import pytest
from django.db import connection
from django.test import Client

from contributions.models import Contribution, Tag
from hitrecord.foundation.asked import SIGNS, Asked, spelled
from tests import builders

pytestmark = pytest.mark.django_db


def page(client: Client, q: str, **facets: str) -> str:
    answer = client.get("/search/", {"q": q, **facets})
    assert answer.status_code == 200
    return str(answer.content.decode())


def is_found(client: Client, work: Contribution, q: str) -> bool:
    return work.get_absolute_url() in page(client, q)


def test_a_work_is_found_by_an_emoji_of_its_title_or_text(client: Client) -> None:
    whale = builders.work("ada", title="Deep🐋song").contribution
    heart = builders.work("ben", title="Poem", text="I gave you my ❤️ by the sea.").contribution
    astronaut = builders.work("cleo", title="Up", text="👩🏽‍🚀").contribution
    assert is_found(client, whale, "🐋")
    assert is_found(client, whale, "song🐋")
    assert not is_found(client, heart, "🐋")
    assert is_found(client, heart, "❤")
    assert is_found(client, heart, "heart -🐋 or ❤️")
    assert is_found(client, heart, "sea ❤️")
    assert is_found(client, astronaut, "🚀")
    assert is_found(client, astronaut, "👩🏿‍🚀")
    assert not is_found(client, astronaut, "🚀 -👩")
    horn = builders.work("dan", title="fog🌊-horn").contribution
    assert is_found(client, horn, "fog🌊-horn")
    assert not is_found(client, horn, "🌊 -horn")


def test_a_slip_beside_an_emoji_is_forgiven(client: Client) -> None:
    whale = builders.work("ada", title="The lighthouse 🐋").contribution
    assert is_found(client, whale, "lighthuose 🐋")
    assert not is_found(client, whale, "lighthuose 🦀")


def test_a_tag_that_is_one_emoji_is_found_and_so_are_its_works(client: Client) -> None:
    whale = builders.work("ada", title="Deep").contribution
    whale.tags.add(Tag.objects.create(slug="🐋", name="🐋"))
    found = page(client, "🐋")
    assert 'dir="auto">🐋 <span class="num">1' in found
    assert whale.get_absolute_url() in found


def test_people_projects_and_calls_are_found_by_an_emoji(client: Client) -> None:
    ada = builders.user("ada")
    ada.bio = "I draw 🐙"
    ada.save()
    project = builders.project("Octopus", lead="eva")
    call = builders.call(project)
    project.title = "Octopus 🐙"
    project.save()
    found = page(client, "🐙")
    assert "/people/ada/" in found
    assert project.get_absolute_url() in found
    assert call.get_absolute_url() in found


def test_signs_without_any_word_are_said_not_to_be_searched(client: Client) -> None:
    assert "Letters, numbers and most emoji can, in any language." in page(client, "?!…")


def test_the_database_spells_signs_as_the_site_does() -> None:
    some = "".join(
        chr(code) for code in [0x2300, 0x23FF, 0x2764, 0x2B50, 0x1F1E9, 0x1F40B, 0x1FBFF]
    )
    other = "a\u2299\u27c0\U0001f3fb\U0001fc00"
    with connection.cursor() as cursor:
        cursor.execute("SELECT accounts_signs_spelled(%s)", [f"{some}{other}"])
        (said,) = cursor.fetchone()
    assert said.split() == spelled(f"{some}{other}").split()
    assert len(re.findall(SIGNS, some)) == len(some)
    assert not re.search(SIGNS, other)


def test_what_is_typed_is_shown_as_it_was_typed() -> None:
    asked = Asked.read("fog🐋")
    assert asked.words == ("fog", "🐋")
    assert asked.text == "fog🐋"
    assert asked.sought.split() == ["fog", "xx1f40b"]
