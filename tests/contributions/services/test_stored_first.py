"""Bytes are stored before their member's row is held: nothing else of theirs waits for the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import Storage
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from contributions import intake
from contributions.models import MediaFile, Upload
from contributions.models.draft import AlreadyPublished
from contributions.services import parts
from tests import builders
from tests.contributions import making


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether a transaction was open, each time that something was stored."""
    found: list[bool] = []
    store = type(intake.store())
    storage: type[Storage] = type(intake.originals())
    save, begin = storage.save, store.begin

    def saved(*given: Any, **named: Any) -> str:
        found.append(connection.in_atomic_block)
        return save(*given, **named)

    def begun(*given: Any) -> str:
        found.append(connection.in_atomic_block)
        return begin(*given)

    monkeypatch.setattr(storage, "save", saved)
    monkeypatch.setattr(store, "begin", begun)
    return found


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_while_a_file_is_stored_or_begun(held: list[bool]) -> None:
    builders.user("ada")
    draft = making.draft()
    making.upload(draft)
    parts.begin(draft=draft, name="fox.png", size=100, now=timezone.now())
    assert held == [False, False]


@pytest.mark.django_db
def test_what_gets_no_row_leaves_no_bytes(settings: Settings) -> None:
    draft = making.draft()
    folder = making.stored(making.upload(draft)).parent
    before = _files(folder)
    assert making.upload(draft) == MediaFile.objects.get()
    assert _files(folder) == before
    draft.version = builders.work("ada")
    draft.save()
    with pytest.raises(AlreadyPublished):
        making.upload(draft, making.words())
    assert _files(folder) == before


@pytest.mark.django_db
def test_where_there_is_no_room_nothing_is_stored(held: list[bool], settings: Settings) -> None:
    settings.UPLOAD_FILES_A_DAY = 0
    draft = making.draft()
    with pytest.raises(ValidationError, match="which is the most we take"):
        making.upload(draft)
    with pytest.raises(ValidationError, match="which is the most we take"):
        parts.begin(draft=draft, name="fox.png", size=100, now=timezone.now())
    assert held == []
    assert not Upload.objects.exists()


def _files(folder: Path) -> set[Path]:
    return set(folder.iterdir())
