"""Did you build on it? Asked of authors alone, answered with one press, never in the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Notice
from contributions.models import Draft, Relation, Suggestion, Version
from contributions.queries.suggestions import asked_about, asked_of
from contributions.services import publishing
from contributions.suggesting import suggest
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def asked(draft: Draft, source: Version, reason: str = "picture", **evidence: Any) -> Suggestion:
    made = suggest(
        draft=draft,
        source=source,
        reason=reason,
        strength=80,
        evidence=evidence,
        now=timezone.now(),
    )
    assert made is not None
    return made


@pytest.fixture
def draft() -> Draft:
    return making.draft("ben", title="My fox")


@pytest.fixture
def fox() -> Version:
    return builders.work("ada", title="The fox", kind="image")


@pytest.fixture
def ben(draft: Draft) -> Client:
    client = Client()
    client.force_login(draft.author)
    return client


def sees(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def sends(client: Client, draft: Draft, more: Mapping[str, object]) -> None:
    client.post(
        draft.get_absolute_url(),
        making.seen(draft) | {"title": "My fox", "all_mine": "on"} | dict(more),
    )
    draft.refresh_from_db()


def test_one_press_names_it_and_keeps_what_was_typed(
    draft: Draft, fox: Version, ben: Client
) -> None:
    row = asked(draft, fox)
    page = sees(ben, draft.get_absolute_url())
    assert "Did you build on it?" in page
    assert "perhaps at another size" in page
    assert "One question about a source is not answered." in page
    sends(ben, draft, {"suggestion_named": row.pk, "wish": "Colour it."})
    named = draft.sources.get()
    assert (named.source, named.relation) == (fox, Relation.BASED_ON)
    assert (draft.wish, draft.all_mine) == ("Colour it.", False)
    row.refresh_from_db()
    assert (row.answer, row.answered_by) == ("named", draft.author)
    assert "Did you build on it?" not in sees(ben, draft.get_absolute_url())


def test_a_sound_is_guessed_to_be_contained_and_the_time_is_said(
    draft: Draft, fox: Version, ben: Client
) -> None:
    row = asked(draft, fox, "sound", from_ms=42_000, here_ms=3_000)
    assert "Yours sounds from 0:03 like this one from 0:42." in sees(ben, draft.get_absolute_url())
    sends(ben, draft, {"suggestion_named": row.pk})
    assert draft.sources.get().relation == Relation.CONTAINS


def test_a_no_is_remembered_and_can_be_taken_back(draft: Draft, fox: Version, ben: Client) -> None:
    row = asked(draft, fox)
    sends(ben, draft, {"suggestion_dismissed": row.pk})
    row.refresh_from_db()
    assert (row.answer, row.answered_by) == ("dismissed", draft.author)
    assert "Ask me again" in sees(ben, draft.get_absolute_url())
    sends(ben, draft, {"suggestion_undone": row.pk})
    row.refresh_from_db()
    assert (row.answer, row.answered_at, row.answered_by) == ("", None, None)


def test_the_fragment_comes_by_itself_to_the_author_alone(
    draft: Draft, fox: Version, ben: Client
) -> None:
    asked(draft, fox, "passage", words=38, quote="they built me to stand")
    address = f"/drafts/{draft.pk}/suggestions/"
    assert "a passage of 38 words: “they built me to stand …”" in sees(ben, address)
    stranger = Client()
    assert stranger.get(address).status_code == 302
    stranger.force_login(builders.user("ada"))
    assert stranger.get(address).status_code == 404


def test_another_drafts_question_cannot_be_answered(
    draft: Draft, fox: Version, ben: Client
) -> None:
    theirs = asked(making.draft("cleo"), fox)
    sends(ben, draft, {"suggestion_dismissed": theirs.pk, "suggestion_named": "x"})
    theirs.refresh_from_db()
    assert theirs.answer == ""
    assert not draft.sources.exists()


def test_publishing_needs_no_answer_and_asks_on_the_work_itself(
    draft: Draft, fox: Version, ben: Client
) -> None:
    row = asked(draft, fox)
    work = publishing.publish(draft=draft, by=draft.author, now=timezone.now()).contribution
    assert "Did you build on it?" in sees(ben, work.get_absolute_url())
    answered = ben.post(f"/suggestions/{row.pk}/answer/", {"answer": "named"})
    following = Draft.objects.get(contribution=work)
    assert answered["Location"] == f"{following.get_absolute_url()}#sources"
    assert following.sources.get().source == fox
    assert "Did you build on it?" not in sees(ben, work.get_absolute_url())


@pytest.mark.parametrize("sent", [{}, {"answer": ""}, {"answer": "perhaps"}])
def test_what_is_no_answer_answers_nothing(
    draft: Draft, fox: Version, ben: Client, sent: dict[str, str]
) -> None:
    row = asked(draft, fox)
    publishing.publish(draft=draft, by=draft.author, now=timezone.now())
    said = ben.post(f"/suggestions/{row.pk}/answer/", sent, follow=True)
    assert "Say whether you built on it" in said.content.decode()
    row.refresh_from_db()
    assert row.answer == ""


def test_what_was_withdrawn_meanwhile_is_not_said_to_be_named(
    draft: Draft, fox: Version, ben: Client
) -> None:
    row = asked(draft, fox)
    publishing.publish(draft=draft, by=draft.author, now=timezone.now())
    builders.withdrawn(fox)
    said = ben.post(f"/suggestions/{row.pk}/answer/", {"answer": "named"}, follow=True)
    assert "cannot be named any more" in said.content.decode()
    row.refresh_from_db()
    assert row.answer == ""


def test_nobody_else_is_ever_shown_the_question(draft: Draft, fox: Version, ben: Client) -> None:
    row = asked(draft, fox)
    work = publishing.publish(draft=draft, by=draft.author, now=timezone.now()).contribution
    for name, client in (("ada", Client()), ("max", Client()), ("", Client())):
        if name == "max":
            client.force_login(builders.staff("max"))
        elif name:
            client.force_login(builders.user(name))
        assert "Did you build on it?" not in sees(client, work.get_absolute_url())
        assert "The fox" not in sees(client, f"/works/{work.pk}/lineage.json")
        refused = client.post(f"/suggestions/{row.pk}/answer/", {"answer": "dismissed"})
        assert refused.status_code == (404 if name else 302)
    assert not Notice.objects.exists()
    ben.post(f"/suggestions/{row.pk}/answer/", {"answer": "dismissed"})
    assert "Did you build on it?" not in sees(ben, work.get_absolute_url())


def test_a_withdrawn_work_is_no_longer_asked_about(draft: Draft, fox: Version, ben: Client) -> None:
    row = asked(draft, fox)
    builders.withdrawn(fox)
    assert "Did you build on it?" not in sees(ben, draft.get_absolute_url())
    sends(ben, draft, {"suggestion_named": row.pk})
    assert not draft.sources.exists()


def test_ten_questions_cost_what_one_does(
    draft: Draft, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in range(10):
        asked(draft, builders.work("ada", title=f"Fox {count}"))
    with django_assert_num_queries(6):
        assert len(asked_of(draft)) == 5
    version = publishing.publish(draft=draft, by=draft.author, now=timezone.now())
    with django_assert_num_queries(6):
        assert len(asked_about(version.contribution, viewer_id=draft.author_id)) == 5
