"""In which version a remark was addressed: one that came after it."""

from __future__ import annotations

import pytest
from django.test import Client

from contributions.models import Comment, Resolution, Version
from tests import builders
from tests.contributions.views.test_critique import says, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def song() -> Version:
    return builders.work("cleo", title="Waltz", kind="audio")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [("1", "Version 1 is older than this comment."), ("9", "There is no version 9.")],
)
def test_a_remark_is_addressed_in_a_version_that_came_after_it(
    number: str, sentence: str, client: Client, song: Version
) -> None:
    says(client, song)
    remark = Comment.objects.get()
    builders.new_version(song.contribution, "cleo")
    client.force_login(builders.user("cleo"))
    address = f"/comments/{remark.pk}/resolution/"
    said = {"state": "addressed", "number": number, "answer": "Long ago."}
    page = client.post(address, said).content.decode()
    assert sentence in page
    assert "Long ago.</textarea>" in page
    assert not Resolution.objects.exists()
    client.post(address, said | {"number": "2"})
    assert Resolution.objects.get().version == song.contribution.current


def test_what_was_said_about_this_version_is_addressed_in_the_next(
    client: Client, song: Version
) -> None:
    says(client, song)
    client.force_login(builders.user("cleo"))
    assert "Addressed in version" not in shown(client, song)
    builders.new_version(song.contribution, "cleo")
    assert "Addressed in version 2" in shown(client, song)


def test_its_maker_says_in_which_of_several_versions_it_was_addressed_and_corrects_it(
    client: Client, song: Version
) -> None:
    says(client, song)
    remark = Comment.objects.get()
    for _number in (2, 3):
        builders.new_version(song.contribution, "cleo")
    client.force_login(builders.user("cleo"))
    page = shown(client, song)
    assert [f'<option value="{n}"' in page for n in (1, 2, 3)] == [False, True, True]
    assert page.index('<option value="3"') < page.index('<option value="2"')
    address = f"/comments/{remark.pk}/resolution/"
    client.post(address, {"state": "addressed", "number": "3"})
    assert "Addressed in version 3" in shown(client, song)
    assert '<option value="3" selected' in shown(client, song)
    client.post(address, {"state": "addressed", "number": "2"})
    page = shown(client, song)
    assert "Addressed in version 2" in page
    assert '<option value="2" selected' in page
    assert [row.version.number for row in remark.resolutions.all() if row.version] == [3, 2]
