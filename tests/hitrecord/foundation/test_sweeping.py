"""Stored files that no row knows go after two days; whatever a row knows stays."""

from __future__ import annotations

import os
from datetime import timedelta
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.core.management import CommandError, call_command
from django.db.models import CharField, FileField
from django.utils import timezone

from contributions import intake, tasks
from contributions.models import KnownFile, MediaFile, Rendition, Upload
from contributions.services import parts
from hitrecord.foundation import known_names, sweeping
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
OLD = timezone.now() - timedelta(days=3)


def grown_old() -> None:
    """Whatever lies in storage was written three days ago."""
    for storage in known_names.storages_of_fields():
        for path in Path(storage.path("")).rglob("*"):
            os.utime(path, (OLD.timestamp(), OLD.timestamp()))


def made_files() -> Storage:
    storage: Storage = Rendition._meta.get_field("file").storage
    return storage


def lost(name: str = "", storage: Storage | None = None) -> Path:
    """A file without a row."""
    storage = storage or intake.originals()
    kept = storage.save(name or f"{uuid4().hex}.bin", ContentFile(b"lost"))
    return Path(storage.path(kept))


@pytest.fixture
def fox() -> MediaFile:
    """A picture with everything that was made of it, long ago."""
    media = making.processed(making.upload(making.draft()))
    grown_old()
    return media


def all_of(media: MediaFile) -> list[Path]:
    made = [Path(each.file.path) for each in media.renditions.all()]
    return [making.stored(media), *made]


def test_what_no_row_knows_goes_and_what_a_row_knows_stays(fox: MediaFile) -> None:
    original, made = lost(), lost(f"{uuid4().hex}/image-320.webp", made_files())
    grown_old()
    tasks.sweep_files()
    assert not original.exists()
    assert not made.exists()
    assert all(path.exists() for path in all_of(fox))


def test_what_is_younger_than_two_days_stays_because_its_row_may_be_coming(fox: MediaFile) -> None:
    young = lost()
    sweeping.sweep(timezone.now())
    assert young.exists()


@pytest.mark.usefixtures("fox")
def test_a_name_that_is_not_of_our_making_is_left_alone() -> None:
    foreign = lost("README.txt")
    grown_old()
    sweeping.sweep(timezone.now())
    assert foreign.exists()


@pytest.mark.usefixtures("fox")
def test_names_that_are_kept_in_a_plain_text_column_count_too() -> None:
    shown = lost(f"{uuid4().hex}/film.mp4", made_files())
    name = f"{shown.parent.name}/{shown.name}"
    KnownFile.objects.create(version=builders.work(), role="film", sha256="a" * 64, replaces=name)
    grown_old()
    sweeping.sweep(timezone.now())
    assert shown.exists()


@pytest.mark.usefixtures("fox")
def test_half_a_file_stays_while_its_upload_is_known_and_goes_when_it_is_not() -> None:
    upload = parts.begin(draft=making.draft(), name="a.png", size=10, now=timezone.now())
    half = Path(intake.originals().path("parts")) / upload.name
    grown_old()
    sweeping.sweep(timezone.now())
    assert half.exists()
    Upload.objects.all().delete()
    sweeping.sweep(timezone.now())
    assert not half.exists()


def test_when_too_much_is_unknown_the_rows_are_doubted_and_nothing_goes(fox: MediaFile) -> None:
    paths = [lost() for _ in range(sweeping.FEW + 1)]
    grown_old()
    tasks.sweep_files()
    assert all(path.exists() for path in paths)
    with pytest.raises(CommandError, match="nothing is removed"):
        call_command("sweep_files")


def test_beside_an_empty_database_nothing_goes() -> None:
    path = lost()
    grown_old()
    sweeping.sweep(timezone.now())
    assert path.exists()


@pytest.mark.usefixtures("fox")
def test_a_dry_run_says_which_and_removes_nothing() -> None:
    path = lost()
    grown_old()
    said = StringIO()
    call_command("sweep_files", "--dry-run", stdout=said)
    assert path.name in said.getvalue()
    assert path.exists()
    call_command("sweep_files", stdout=said)
    assert not path.exists()


def test_every_file_field_and_every_text_that_can_hold_a_name_is_asked() -> None:
    asked = set(known_names.file_columns()) | set(known_names.text_columns())
    places = [each.path("") for each in known_names.storages_of_fields()]
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField):
                assert (model, field.name) in asked
                assert field.storage.path("") in places
            if isinstance(field, CharField) and field.name in {"name", "replaces", "avatar"}:
                assert (model, field.name) in asked or (field.max_length or 0) < 36
    for column in ((Upload, "name"), (KnownFile, "name"), (KnownFile, "replaces")):
        assert column in asked
