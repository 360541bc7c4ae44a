"""Whatever members type stays text: with a script, a handler, a formula or the words of a template
in every text column of every row, no page, feed, file or mail that anybody gets runs any of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.db import Error, models, transaction
from django.test import Client
from django.utils import timezone

from accounts.mailing.letters import post
from accounts.mailing.sending import deliver
from accounts.models import Envelope, MailDelivery
from contributions.models import Draft, Recommendation, Tag
from contributions.services.comments import write
from contributions.typesetting import to_html
from projects.services.news import write_update
from tests import builders
from tests.hitrecord.addresses import addresses, of_the_admin
from tests.hitrecord.dangers import in_answer, in_csv, in_html, in_json, in_xml
from tests.hitrecord.every_row import fill_the_rest, kinds, past_the_guards, start_counting_at_one
from tests.payouts.builders import computed, opened, sold

pytestmark = pytest.mark.django_db
PAYLOADS = {
    "script": (
        "\"'><script>quag()</script><svg onload=quag()>[x](javascript:quag())"
        '{{ 31337|add:"1" }}\u202e</title>'
    ),
    "handler": (
        "=quag()' onfocus=quag() x=\"\x0b\x1f\ufffe\r\nBcc: eva@studio.example\r\n"
        "</textarea><img src=x onerror=quag()>]]>"
    ),
    "link": "javascript:quag()//--></script><a href=x>\\u003cscript>\u2028</style>",
}
ADDRESSES = (
    *("slug", "key", "handle", "email", "url", "link", "password", "code", "sha256", "digest"),
)
"""Columns that lead somewhere, or in, or are compared; tests of their own say what they refuse."""
CLOSED = {
    "Sale.currency",
    "Cost.currency",
    "Budget.currency",
    "Adjustment.currency",
    "Call.closed_reason",
    "Contribution.removed_reason",
    "Contribution.removed_title",
    "Decision.review",
    "Dispute.reason",
    "Edit.after",
}
"""Refused by a condition of the table, or of a state that the rows of this studio are not in."""


def a_studio() -> list[str]:
    start_counting_at_one()
    ada, poem = builders.user("ada"), builders.work("ada", title="Poem")
    song = builders.work("ada", "ben", title="Song", sources={poem: "contains"})
    song.contribution.tags.add(Tag.objects.create(slug="sea", name="Sea"))
    Draft.objects.create(author=ada, title="Draft", text="Half", tags="sea")
    write(thread=poem.contribution.thread, author=ada, text="Well.")
    Recommendation.objects.create(
        contribution=poem.contribution, user=builders.user("ben"), sentence="Yes."
    )
    project = builders.project(lead="ada")
    builders.call(project)
    production = builders.production(project)
    builders.credit(builders.piece(production, "Song", 1), song)
    opened(computed(sold(production)))
    write_update(project=project, by=ada, title="News", text="It walks.", now=timezone.now())
    return ["ada", "sea", project.slug]


def columns() -> list[tuple[type[models.Model], models.Field[str, str]]]:
    """Every text of every row that somebody writes in words of their own."""
    return [
        (model, column)
        for model in kinds()
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField)
        and not column.choices
        and not any(each in column.name for each in ADDRESSES)
    ]


def poisoned(payload: str) -> set[str]:
    """The columns that took it."""
    took = set()
    for model, column in columns():
        said = to_html(payload) if column.name == "html" else payload[: column.max_length]
        rows = model._default_manager.order_by("pk")
        first = rows.filter(pk=rows.values("pk")[:1])
        if put(rows.order_by(), column.name, said) or put(first, column.name, said):
            took.add(f"{model.__name__}.{column.name}")
    return took


def put(rows: models.QuerySet[Any], column: str, said: str) -> bool:
    try:
        with transaction.atomic():
            return bool(rows.update(**{column: said}))
    except Error:
        return False


def walked(client: Client, found: dict[str, list[str]], where: dict[str, str]) -> int:
    """How many of them say the payload."""
    said = 0
    for address in where:
        answer = client.get(address)
        assert answer.status_code < 500, address
        if not answer.streaming or "csv" in answer.get("Content-Type", ""):
            said += b"quag()" in answer.getvalue()
            if dangers := in_answer(answer):
                found[address] = dangers
    return said


def test_the_eyes_of_this_file_see_what_would_run() -> None:
    assert len(in_html(f'<p>{PAYLOADS["script"]}<a href=" JavaScript:quag()">31338')) == 4
    assert in_xml(b'<a><content type="html">&lt;b onclick="quag()"></content></a>')
    assert in_xml(b"<a>\x0b</a>")
    assert list(in_json([{"html": "<b onclick=quag()>"}, {"url": "javascript:quag()"}]))
    assert in_csv('a,"=quag()"\r\n') == ["=quag()"]


def test_every_kind_of_row_and_every_text_of_it_is_in_the_studio() -> None:
    a_studio()
    past_the_guards(on=True)
    assert fill_the_rest() == {}
    took = poisoned(PAYLOADS["script"])
    assert {f"{model.__name__}.{column.name}" for model, column in columns()} - took == CLOSED


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_stored_runs_for_anybody(client: Client, payload: str) -> None:
    words = a_studio()
    past_the_guards(on=True)
    fill_the_rest()
    poisoned(payload)
    past_the_guards(on=False)
    found: dict[str, list[str]] = {}
    said = [walked(client, found, addresses([1], words))]
    for reader in ("joe", "ada"):
        client.force_login(builders.user(reader))
        said.append(walked(client, found, addresses([1], words)))
    client.force_login(builders.staff("max"))
    said.append(walked(client, found, of_the_admin()))
    assert found == {}
    assert all(said)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_stored_runs_in_a_mail(payload: str) -> None:
    a_studio()
    past_the_guards(on=True)
    fill_the_rest()
    poisoned(payload)
    past_the_guards(on=False)
    Envelope.objects.update(to="jo@else.example", finished_at=None, quarantined_at=None)
    MailDelivery.objects.update(finished_at=None, quarantined_at=None, attempts=0)
    for pk in MailDelivery.objects.values_list("pk", flat=True):
        deliver(pk)
    for pk in Envelope.objects.values_list("pk", flat=True):
        post(pk)
    assert len(mail.outbox) > 2
    for each in mail.outbox:
        assert "\n" not in each.subject
        for html, _ in each.alternatives:  # type: ignore[attr-defined]
            assert in_html(str(html)) == []
