"""Rows about authors, licences and accords, attacked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Accord
from contributions.models import Answer, Draft, DraftAuthor, Relation, Source, Version
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def at_once(attack: Callable[[], object]) -> None:
    """With the constraints that wait for the end of a transaction."""
    attack()
    connection.check_constraints()


def refused(sentence: str, attack: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        at_once(attack)


def asked(draft: Draft, name: str, position: int = 1, **fields: object) -> DraftAuthor:
    return DraftAuthor.objects.create(
        **{"draft": draft, "person": builders.person(name), "position": position} | fields
    )


def test_a_person_is_asked_for_a_draft_once_and_authors_are_ordered() -> None:
    draft = making.draft("ben")
    asked(draft, "cleo")
    refused("a_person_is_asked_for_a_draft_in_one_row", lambda: asked(draft, "cleo", 2))
    refused("authors_of_a_draft_are_ordered", lambda: asked(draft, "dan"))


def test_an_answer_is_one_of_ours_and_has_a_time() -> None:
    draft, now = making.draft("ben"), timezone.now()
    refused(
        "an_answer_to_a_draft_is_known",
        lambda: asked(draft, "cleo", answer="perhaps", answered_at=now),
    )
    timeless = "an_answer_to_a_draft_has_a_time"
    refused(timeless, lambda: asked(draft, "cleo", answer=Answer.ACCEPTED))
    refused(timeless, lambda: asked(draft, "cleo", answered_at=now))


def test_a_licence_is_one_of_ours_and_once_given_stays() -> None:
    poem = builders.work("ada")
    draft = making.draft("ada")
    drafts = Draft.objects.filter(pk=draft.pk)
    refused("licence_of_a_draft_is_known", lambda: drafts.update(licence="by-nd"))
    refused(
        "licence_of_a_version_is_known",
        lambda: Version.objects.create(contribution=poem.contribution, number=9, licence="mine"),
    )
    versions = Version.objects.filter(pk=poem.pk)
    refused("not taken back", lambda: versions.update(licence="by"))


def test_an_edge_keeps_the_accord_that_was_in_force_when_it_was_made() -> None:
    poem = builders.work("ada")
    first = builders.remix(poem, "ben").source_edges.get()
    Accord.objects.create(number=2, title="The accord", text="Another text.")
    second = builders.remix(poem, "cleo").source_edges.get()
    carried = Source.objects.create(
        derivative=builders.work("dan"), source=poem, relation=Relation.CONTAINS, accord_id=1
    )
    assert [first.accord_id, second.accord_id, carried.accord_id] == [1, 2, 1]
    refused("never changes", lambda: Source.objects.filter(pk=first.pk).update(accord=2))
