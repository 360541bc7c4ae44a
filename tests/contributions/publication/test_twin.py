"""Publish, Back, Publish once more: a twin says nothing that the work does not say already."""

from __future__ import annotations

import pytest
from django.utils import timezone

from contributions.models import Draft, Version
from contributions.publication.publish import publish
from contributions.publication.twin import twin_of
from contributions.services import sources, stems, uploads
from contributions.services.sources import Choice
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
FULL: dict[str, object] = {
    "alt_text": "A fox.",
    "tags": "fox, pier",
    "wish": "Sing it.",
    "process_note": "At night.",
    "all_mine": False,
}


def draft(poem: Version, **fields: object) -> Draft:
    made = making.draft("ada", **(FULL | fields))
    making.upload(made)
    stems.receive(draft=made, uploader=made.author, file=making.words("notes.txt"), label="Notes")
    sources.choose(draft=made, choices=[Choice(poem.pk, "based_on", "Thanks!")])
    return made


@pytest.fixture
def poem() -> Version:
    return builders.work("ben")


@pytest.fixture
def work(poem: Version) -> Version:
    first = draft(poem)
    return publish(draft=first, by=first.author, now=timezone.now())


def test_a_draft_that_says_the_same_is_a_twin(work: Version, poem: Version) -> None:
    assert twin_of(draft(poem), timezone.now()) == work


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "The otter"},
        {"text": "An otter swims."},
        {"text": ""},
        {"alt_text": "A red fox."},
        {"tags": "fox"},
        {"wish": ""},
        {"process_note": "By day."},
        {"layout": "screenplay"},
        {"is_mature": True},
        {"may_train": True},
        {"ai_use": "helped", "ai_note": "Colours."},
    ],
)
def test_whatever_else_is_said_is_another_work(
    work: Version, poem: Version, fields: dict[str, object]
) -> None:
    assert twin_of(draft(poem, **fields), timezone.now()) is None


def test_other_sources_are_another_work(work: Version, poem: Version) -> None:
    other = draft(poem)
    sources.choose(draft=other, choices=[Choice(poem.pk, "based_on", "Thank you, Ben!")])
    assert twin_of(other, timezone.now()) is None
    sources.choose(draft=other, choices=[])
    assert twin_of(other, timezone.now()) is None


def test_other_files_are_another_work(work: Version, poem: Version) -> None:
    other = draft(poem)
    main, extra = other.files.all()
    stems.name_them(draft=other, labels={extra.pk: "Sketch"})
    assert twin_of(other, timezone.now()) is None
    uploads.remove(draft=other, file_id=main.pk)
    assert twin_of(other, timezone.now()) is None


def test_a_title_alone_is_no_twin() -> None:
    first = making.draft()
    publish(draft=first, by=first.author, now=timezone.now())
    assert twin_of(making.draft(text=" "), timezone.now()) is None


@pytest.mark.parametrize("typed", ["", "They built me."])
def test_an_uploaded_text_that_is_prepared_has_its_twin_as_well(typed: str) -> None:
    first, again, other = (making.draft(text=text) for text in (typed, typed, "Words of my own."))
    for each in (first, again, other):
        making.processed(making.upload(each, making.words()))
    work = publish(draft=first, by=first.author, now=timezone.now())
    assert twin_of(again, timezone.now()) == work
    assert twin_of(other, timezone.now()) is None
