from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from contributions.models import Relation, Source, Version
from tests import builders

pytestmark = pytest.mark.django_db


def test_a_source_has_to_be_older_than_what_was_made_from_it() -> None:
    poem = builders.work("ada")
    song = builders.remix(poem, "cleo")
    with pytest.raises(IntegrityError, match="source_is_older"), transaction.atomic():
        Source.objects.create(derivative=poem, source=song, relation=Relation.BASED_ON)


def test_a_version_is_not_its_own_source() -> None:
    poem = builders.work("ada")
    with pytest.raises(IntegrityError, match="source_is_older"), transaction.atomic():
        Source.objects.create(derivative=poem, source=poem, relation=Relation.BASED_ON)


def test_a_source_is_named_once_per_version() -> None:
    poem = builders.work("ada")
    song = builders.remix(poem, "cleo")
    with pytest.raises(IntegrityError, match="named_once"), transaction.atomic():
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
