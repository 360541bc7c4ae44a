"""Whatever members type stays text: with a script, a handler and a turned direction in every text
column of every row, no page that a member may open runs any of it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.db import Error, connection, models, transaction
from django.test import Client
from django.utils import timezone

from contributions.models import Draft, Tag
from contributions.services.comments import write
from contributions.typesetting import to_html
from projects.services.news import write_update
from tests import builders
from tests.hitrecord.addresses import addresses
from tests.payouts.builders import computed, opened, sold

pytestmark = pytest.mark.django_db
PAYLOAD = (
    "\"'><script>quag()</script><img src=x onerror=quag()>[x](javascript:quag())\u202e</title>"
)
HOUSE = ("accounts", "contributions", "projects", "payouts")
ADDRESSES = ("slug", "key", "handle", "url", "link", "password")
"""Columns that lead somewhere, or in; tests of their own say what they refuse."""


class Dangers(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            said = (value or "").strip().lower()
            if (
                name.startswith("on")
                or said.startswith("javascript:")
                or (name, said) == ("src", "x")
            ):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem and "quag()</script" in data + "</script":
            self.found.append(f"{self.cdata_elem}: {data[:80]}")


def rows() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if model._meta.app_label in HOUSE and model._meta.managed:
            yield model


def start_counting_at_one() -> None:
    """So that one number names a row of every kind."""
    with connection.cursor() as cursor:
        for model in rows():
            table, key = model._meta.db_table, model._meta.pk.column
            if isinstance(model._meta.pk, models.AutoField) and not model._default_manager.exists():
                name = "SELECT setval(pg_get_serial_sequence(%s, %s), 1, false)"
                cursor.execute(name, [table, key])


def a_studio() -> list[str]:
    start_counting_at_one()
    ada = builders.user("ada")
    poem = builders.work("ada", title="Poem")
    song = builders.work("ada", "ben", title="Song", sources={poem: "contains"})
    song.contribution.tags.add(Tag.objects.create(slug="sea", name="Sea"))
    Draft.objects.create(author=ada, title="Draft", text="Half", tags="sea")
    write(thread=poem.contribution.thread, author=ada, text="Well.")
    project = builders.project(lead="ada")
    builders.call(project)
    production = builders.production(project)
    builders.credit(builders.piece(production, "Song", 1), song)
    opened(computed(sold(production)))
    write_update(project=project, by=ada, title="News", text="It walks.", now=timezone.now())
    return ["ada", "sea", project.slug]


def poisoned() -> set[str]:
    """The columns that took it, past the triggers that hold the past fast; a column with a
    condition of its own refuses it."""
    took = set()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    for model in rows():
        for column in model._meta.concrete_fields:
            if not isinstance(column, models.CharField | models.TextField) or column.choices:
                continue
            if any(each in column.name for each in ADDRESSES):
                continue
            said = to_html(PAYLOAD) if column.name == "html" else PAYLOAD[: column.max_length]
            try:
                with transaction.atomic():
                    if model._default_manager.update(**{column.name: said}):
                        took.add(f"{model.__name__}.{column.name}")
            except Error:
                continue
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = origin")
    return took


def dangers(answer: Any) -> list[str]:
    if "html" not in answer.get("Content-Type", ""):
        return [] if answer.get("X-Content-Type-Options") == "nosniff" else ["sniffable"]
    parser = Dangers()
    parser.feed(answer.content.decode())
    return parser.found


def test_this_file_would_see_a_script_a_handler_and_a_link_that_runs() -> None:
    parser = Dangers()
    parser.feed(f'<p>{PAYLOAD}<a href=" JavaScript:quag()">')
    assert len(parser.found) == 4


def test_nothing_stored_becomes_a_script_on_any_page(client: Client) -> None:
    words = a_studio()
    took = poisoned()
    assert len(took) > 70
    assert {"Contribution.title", "Version.text", "Comment.text", "Person.credit_name"} <= took
    client.force_login(builders.user("ada"))
    found, said = {}, 0
    for address in addresses([1, 2], words):
        answer = client.get(address)
        assert answer.status_code < 500, address
        said += not answer.streaming and b"quag()" in answer.content
        if found_here := [] if answer.streaming else dangers(answer):
            found[address] = found_here
    assert found == {}
    assert said > 100
