from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from contributions.models import (
    Authorship,
    Contribution,
    Draft,
    Recommendation,
    Relation,
    Source,
    Version,
)
from tests import builders

pytestmark = pytest.mark.django_db


def refused(sentence: str, attack: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        attack()


def test_a_source_has_to_be_older_than_what_was_made_from_it() -> None:
    poem = builders.work("ada")
    song = builders.remix(poem, "cleo")
    with (
        pytest.raises(IntegrityError, match="source_is_older_than_derivative"),
        transaction.atomic(),
    ):
        Source.objects.create(derivative=poem, source=song, relation=Relation.BASED_ON)


def test_a_version_is_not_its_own_source() -> None:
    poem = builders.work("ada")
    with (
        pytest.raises(IntegrityError, match="source_is_older_than_derivative"),
        transaction.atomic(),
    ):
        Source.objects.create(derivative=poem, source=poem, relation=Relation.BASED_ON)


def test_a_source_is_named_once_per_version() -> None:
    poem = builders.work("ada")
    song = builders.remix(poem, "cleo")
    with (
        pytest.raises(IntegrityError, match="a_source_is_named_once_per_version"),
        transaction.atomic(),
    ):
        Source.objects.create(derivative=song, source=poem, relation=Relation.CONTAINS)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "They built me to fall."},
        {"number": 7},
        {"published_at": datetime(2020, 1, 1, tzinfo=UTC)},
    ],
)
def test_a_published_version_never_changes(change: dict[str, object]) -> None:
    poem = builders.work("ada")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Version.objects.filter(pk=poem.pk).update(**change)


def test_the_words_of_an_uploaded_text_arrive_once() -> None:
    script = builders.work("ada", text="")
    Version.objects.filter(pk=script.pk).update(text="INT. LIGHTHOUSE", html="<pre></pre>")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Version.objects.filter(pk=script.pk).update(text="EXT. SEA")


def test_what_a_version_was_made_from_and_by_whom_never_changes() -> None:
    song = builders.remix(builders.work("ada"), "cleo")
    for rows in (song.source_edges, song.authorships):
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            rows.all().delete()
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        song.source_edges.update(relation=Relation.INSPIRED_BY)


def test_a_relation_is_one_of_the_four() -> None:
    poem, song = builders.work("ada"), builders.work("cleo")
    refused(
        "relation_of_a_source_is_known",
        lambda: Source.objects.create(derivative=song, source=poem, relation="stolen from"),
    )


def test_versions_of_a_work_are_numbered_once() -> None:
    poem = builders.work("ada")
    again = {"contribution": poem.contribution, "number": poem.number}
    refused("versions_of_a_work_are_numbered_once", lambda: Version.objects.create(**again))


def test_authors_are_named_once_and_in_order() -> None:
    poem = builders.work("ada")
    ada, ben = builders.person("ada"), builders.person("ben")
    refused(
        "a_person_is_author_of_a_version_once",
        lambda: Authorship.objects.create(version=poem, person=ada, position=1),
    )
    refused(
        "authors_of_a_version_are_ordered",
        lambda: Authorship.objects.create(version=poem, person=ben, position=0),
    )


def test_a_published_work_has_a_version_and_a_date() -> None:
    rows = Contribution.objects.filter(pk=builders.work("ada").contribution_id)
    for change in ({"current": None}, {"published_at": None}):
        refused(
            "a_published_work_has_a_version_and_a_date",
            partial(rows.update, **change),
        )


def test_a_withdrawal_names_who_did_it_and_when() -> None:
    rows = Contribution.objects.filter(pk=builders.work("ada").contribution_id)
    for change in ({"withdrawn_by": builders.user("ada")}, {"withdrawn_at": datetime.now(UTC)}):
        refused("a_withdrawal_has_a_time_and_a_person", partial(rows.update, **change))


def test_a_member_recommends_a_work_once() -> None:
    heart = {"contribution": builders.work("ada").contribution, "user": builders.user("ben")}
    Recommendation.objects.create(**heart)
    refused("a_member_recommends_a_work_once", lambda: Recommendation.objects.create(**heart))


def test_a_form_sent_twice_is_one_draft() -> None:
    form = {"author": builders.user("ada"), "key": uuid4()}
    Draft.objects.create(**form)
    refused("a_form_sent_twice_is_one_draft", lambda: Draft.objects.create(**form))


def test_a_text_is_set_in_one_of_the_layouts_we_know() -> None:
    drafts = Draft.objects.filter(author=builders.user("ada"))
    drafts.create(author=builders.user("ada"))
    refused("layout_of_a_draft_is_known", lambda: drafts.update(layout="spiral"))
    poem = {"contribution": builders.work("ada").contribution, "number": 2, "layout": "spiral"}
    refused("layout_of_a_version_is_known", lambda: Version.objects.create(**poem))
