from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contributions.models import Draft, SourceSearch, Suggestion, Version
from contributions.services import publishing, sources
from contributions.suggesting import suggest
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def asked(draft: Draft, source: Version, **more: Any) -> Suggestion | None:
    said: dict[str, Any] = {"reason": "picture", "strength": 50, "now": timezone.now()}
    return suggest(draft=draft, source=source, **(said | more))


def answered(suggestion: Suggestion | None, answer: str) -> None:
    assert suggestion is not None
    Suggestion.objects.filter(pk=suggestion.pk).update(
        answer=answer, answered_at=timezone.now(), answered_by=builders.user("ben")
    )


def test_the_strongest_reason_is_kept_and_a_work_is_asked_about_once() -> None:
    draft, source = making.draft("ben"), builders.work("ada")
    asked(draft, source)
    asked(draft, source, reason="sound", strength=80, evidence={"from_ms": 42_000})
    asked(draft, source, reason="passage", strength=20)
    row = draft.suggestions.get()
    assert (row.reason, row.evidence, row.source) == ("sound", {"from_ms": 42_000}, source)


def test_another_version_of_the_same_work_asks_nothing_anew() -> None:
    draft, first = making.draft("ben"), builders.work("ada")
    answered(asked(draft, first), "dismissed")
    second = builders.new_version(first.contribution, "ada")
    assert asked(draft, second) is None


def test_what_was_said_of_one_version_holds_for_the_next() -> None:
    draft, source = making.draft("ben"), builders.work("ada")
    answered(asked(draft, source), "dismissed")
    version = publishing.publish(draft=draft, by=draft.author, now=timezone.now())
    following = making.draft("ben", contribution=version.contribution)
    assert asked(following, source) is None


def test_withdrawn_named_and_own_works_are_never_asked_about() -> None:
    draft, source = making.draft("ben"), builders.work("ada")
    sources.add(draft=draft, version=source)
    assert asked(draft, source) is None
    gone = builders.work("cleo")
    builders.withdrawn(gone, "cleo")
    assert asked(draft, gone) is None
    own = builders.work("ben")
    assert asked(making.draft("ben", contribution=own.contribution), own) is None


def test_a_published_work_is_asked_until_it_names_the_source() -> None:
    draft, source = making.draft("ben"), builders.work("ada")
    version = publishing.publish(draft=draft, by=draft.author, now=timezone.now())
    assert asked(draft, source) is not None
    Suggestion.objects.all().delete()
    builders.new_version(version.contribution, "ben", sources={source: "based_on"})
    assert asked(draft, source) is None


def test_a_draft_that_is_thrown_away_takes_its_suggestions_along() -> None:
    draft = making.draft("ben")
    asked(draft, builders.work("ada"))
    draft.delete()
    assert not Suggestion.objects.exists()


def broken(**fields: Any) -> str:
    draft, source = making.draft("ben"), builders.work("ada")
    row = asked(draft, source)
    assert row is not None
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Suggestion.objects.filter(pk=row.pk).update(**fields)
    return str(caught.value)


def test_an_answer_has_a_time_and_a_person() -> None:
    name = "an_answer_to_a_suggestion_has_a_time_and_a_person"
    assert name in broken(answer="dismissed")
    assert name in broken(answered_at=timezone.now())


def test_answers_and_reasons_are_known() -> None:
    given = {"answered_at": timezone.now(), "answered_by": builders.user("ben")}
    assert "answer_to_a_suggestion_is_known" in broken(answer="perhaps", **given)
    assert "reason_of_a_suggestion_is_known" in broken(reason="a feeling")


def test_a_second_row_for_the_same_work_is_refused() -> None:
    draft, source = making.draft("ben"), builders.work("ada")
    row = asked(draft, source)
    assert row is not None
    row.pk = None
    with pytest.raises(IntegrityError, match="a_work_is_suggested_once_per_draft"):
        row.save(force_insert=True)


@pytest.mark.parametrize("both", [True, False])
def test_a_search_is_of_a_draft_or_a_version(*, both: bool) -> None:
    owner = {"draft": making.draft(), "version": builders.work("ada")} if both else {}
    with pytest.raises(IntegrityError, match="a_search_for_sources_is_of_a_draft_or_a_version"):
        SourceSearch.objects.create(**owner)
