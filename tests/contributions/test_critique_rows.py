"""Rows about the places of remarks and what became of them, attacked."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from contributions.models import Anchor, Comment, MediaFile, Resolution, State, Version
from contributions.services import comments
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def song() -> Version:
    return builders.work("cleo", kind="audio")


@pytest.fixture
def remark(song: Version) -> Comment:
    thread = song.contribution.thread
    return comments.write(thread=thread, author=builders.user("dan"), text="Too loud.")


BOX = {"left": 10, "top": 10, "width": 20, "height": 20}


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("an_anchor_is_a_time_or_a_box_or_a_passage", {}),
        ("an_anchor_is_a_time_or_a_box_or_a_passage", {"end": 5}),
        ("an_anchor_is_a_time_or_a_box_or_a_passage", {"start": 5, "quote": "the sea"}),
        ("an_anchor_is_a_time_or_a_box_or_a_passage", {"start": 5, **BOX}),
        ("an_anchor_is_a_time_or_a_box_or_a_passage", BOX | {"height": None}),
        ("an_anchor_is_a_time_or_a_box_or_a_passage", BOX | {"width": 0}),
        ("an_anchor_ends_after_it_begins", {"start": 5, "end": 5}),
        ("an_anchor_lies_within_its_picture", BOX | {"left": 9_990}),
    ],
)
def test_a_place_is_one_of_three_things(
    rule: str, fields: dict[str, object], remark: Comment, song: Version
) -> None:
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Anchor.objects.create(comment=remark, version=song, **fields)


def test_only_a_box_lies_on_a_picture(remark: Comment, song: Version) -> None:
    picture = MediaFile.objects.create(
        uploader=builders.user("cleo"), version=song, original="a", sha256="a", size=1
    )
    with pytest.raises(IntegrityError, match="only_a_box_lies_on_a_picture"), transaction.atomic():
        Anchor.objects.create(comment=remark, version=song, start=5, picture=picture)


def test_what_is_addressed_names_a_version_and_nothing_else_does(
    remark: Comment, song: Version
) -> None:
    cleo = builders.user("cleo")
    for state, version in ((State.ADDRESSED, None), (State.WONT_DO, song), (State.OPEN, song)):
        with (
            pytest.raises(IntegrityError, match="what_is_addressed_names_the_version"),
            transaction.atomic(),
        ):
            Resolution.objects.create(comment=remark, state=state, version=version, by=cleo)
