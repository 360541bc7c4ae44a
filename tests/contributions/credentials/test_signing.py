"""Signing is last, and nothing waits for it: what it does to rows and files."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from contributions.credentials import clearing, orders, signing
from contributions.models import Contribution, KnownFile, MediaFile, Rendition, Signing, Version
from contributions.services.withdrawing import withdraw
from tests.contributions import making
from tests.contributions.credentials import made
from tests.contributions.credentials.carriers import store_in
from tests.contributions.media.samples import picture

pytestmark = pytest.mark.django_db
SIGNED = {"image-1280", "image-1280-jpeg"}


@pytest.fixture
def fox(tmp_path: Path) -> SimpleUploadedFile:
    path = picture(tmp_path / "fox.jpg", (1280, 960))
    return SimpleUploadedFile("fox.jpg", path.read_bytes())


def roles_with_credentials(version: Version) -> set[str]:
    rows = Rendition.objects.filter(media__version=version, content_type__startswith="image/")
    return {row.role for row in rows if store_in(made.data_of(version, row.role))}


def test_large_pictures_are_signed_and_small_ones_known_by_their_hash(
    fox: SimpleUploadedFile,
) -> None:
    version = made.signed(fox)
    assert roles_with_credentials(version) >= SIGNED
    assert "image-320" not in roles_with_credentials(version)
    small = KnownFile.objects.get(version=version, role="image-320")
    assert (small.label, small.manifest) == ("", None)
    for row in KnownFile.objects.filter(version=version).exclude(role__in=("original", "text")):
        assert Rendition.objects.get(media=row.media, role=row.role).file.name == row.name


def test_signing_three_times_signs_once(fox: SimpleUploadedFile) -> None:
    version = made.signed(fox)
    before = set(KnownFile.objects.values_list("pk", "sha256"))
    for _ in range(3):
        orders.order(version=version, now=timezone.now())
        assert made.sign(version).finished_at
    assert set(KnownFile.objects.values_list("pk", "sha256")) == before


def test_a_page_that_is_open_keeps_its_files_for_a_day(
    fox: SimpleUploadedFile, client: Client
) -> None:
    version = made.published(fox)
    old = Rendition.objects.get(media__version=version, role="image-1280").file
    before, name = made.data_of(version, "image-1280"), old.name
    made.sign(version)
    assert made.data_of(version, "image-1280") != before
    assert client.get(f"/files/{name}").getvalue() == before
    clearing.clear_replaced(timezone.now() + timedelta(hours=23))
    assert old.storage.exists(str(name))
    clearing.clear_replaced(timezone.now() + timedelta(hours=25))
    assert not old.storage.exists(str(name))
    assert client.get(f"/files/{name}").status_code == 404
    assert made.data_of(version, "image-1280")


def test_a_failure_hides_nothing_and_ends_with_a_reason_and_a_way_back(
    fox: SimpleUploadedFile, settings: Settings, client: Client
) -> None:
    version = made.published(fox)
    settings.CREDENTIALS_CERTIFICATE, settings.CREDENTIALS_KEY = "nonsense", "nonsense"
    row, now = Signing.objects.get(version=version), timezone.now()
    for attempt in range(4):
        signing.sign(row.pk, now + timedelta(hours=attempt))
    row.refresh_from_db()
    assert row.quarantined_at
    assert "could not be signed" in row.reason
    assert client.get(version.contribution.get_absolute_url()).status_code == 200
    settings.CREDENTIALS_CERTIFICATE = ""
    assert orders.try_again(signings=[row.pk], now=now) == 1
    assert made.sign(version).finished_at
    assert roles_with_credentials(version) >= SIGNED


def test_an_attempt_goes_on_where_the_last_one_ended(fox: SimpleUploadedFile) -> None:
    version = made.signed(fox)
    kept = KnownFile.objects.get(version=version, role="image-1280")
    KnownFile.objects.filter(version=version, role="image-1280-jpeg").delete()
    orders.order(version=version, now=timezone.now())
    made.sign(version)
    assert KnownFile.objects.get(version=version, role="image-1280") == kept
    assert KnownFile.objects.filter(version=version, role="image-1280-jpeg").exists()


def test_a_version_waits_for_its_files_and_for_its_sources(fox: SimpleUploadedFile) -> None:
    source = made.published(fox)
    version = made.published(making.picture(), by="ben", sources={source: "based_on"})
    row = made.sign(version)
    assert (row.finished_at, row.attempts) == (None, 0)
    made.sign(source)
    signing.sign(row.pk, timezone.now() + timedelta(minutes=1))
    row.refresh_from_db()
    assert row.finished_at


def test_a_work_that_was_withdrawn_meanwhile_is_signed_and_stays_hidden(
    fox: SimpleUploadedFile, client: Client
) -> None:
    version = made.published(fox)
    work = Contribution.objects.get(pk=version.contribution_id)
    ada = MediaFile.objects.get(version=version).uploader
    withdraw(contribution=work, by=ada, now=timezone.now())
    assert made.sign(version).finished_at
    row = Rendition.objects.get(media__version=version, role="image-1280")
    assert client.get(f"/files/{row.file.name}").status_code == 404


def test_files_of_a_bucket_are_signed(bucket: str, fox: SimpleUploadedFile) -> None:
    version = made.signed(fox)
    assert roles_with_credentials(version) >= SIGNED
