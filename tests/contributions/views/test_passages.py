"""Passages in a newer version: the same words around them, or they say that they are elsewhere."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import builders
from tests.contributions.views.test_critique import says, shown

pytestmark = pytest.mark.django_db
SONG = "We row. The sea came in. We sing. The sea came in. We sleep."


def test_words_that_stand_in_another_place_now_are_not_what_was_meant(client: Client) -> None:
    verse = builders.work("ada", text="They built me to stand. The sea came in, and out.")
    says(client, verse, quote="The sea")
    builders.new_version(verse.contribution, "ada", text="A stranger said: The sea took him.")
    page = shown(client, verse)
    assert "“The sea”, elsewhere in the text now" in page
    assert f"/works/{verse.contribution_id}/versions/1/#:~:text=The%20sea" in page
    assert "data-quote" not in page


def test_of_a_refrain_that_is_meant_which_has_the_same_words_around_it(client: Client) -> None:
    verse = builders.work("ada", text=SONG)
    says(client, verse, quote="The sea came in.", before="We sing.")
    assert 'data-nth="1"' in shown(client, verse)
    builders.new_version(verse.contribution, "ada", text=f"Oh. {SONG.replace('sing', 'sang')}")
    page = shown(client, verse)
    assert 'data-nth="1"' in page
    assert "#:~:text=in.%20We%20sang.-,The%20sea%20came%20in." in page


def test_remarks_on_a_text_stand_in_the_order_of_the_text(client: Client) -> None:
    verse = builders.work("ada", text=SONG)
    for words in ("We sleep.", "We row.", "We sing."):
        says(client, verse, quote=words, text=f"About {words}")
    page = shown(client, verse)
    places = [page.index(f"About {words}") for words in ("We row.", "We sing.", "We sleep.")]
    assert places == sorted(places)
