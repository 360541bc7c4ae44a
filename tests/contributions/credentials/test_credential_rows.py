"""What the rows of credentials never say, whoever writes them."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from contributions.models import Incoming, KnownFile, Signing
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
HASH = "0f" * 32


def test_a_signing_is_not_both_done_and_given_up() -> None:
    now = timezone.now()
    with (
        pytest.raises(IntegrityError, match="a_signing_is_not_both_done_and_given_up"),
        transaction.atomic(),
    ):
        Signing.objects.create(version=builders.work("ada"), finished_at=now, quarantined_at=now)


def test_incoming_credentials_are_not_both_read_and_given_up() -> None:
    now, media = timezone.now(), making.upload(making.draft())
    Incoming.objects.filter(media=media).delete()
    with (
        pytest.raises(IntegrityError, match="incoming_credentials_are_not_both_read_and_given_up"),
        transaction.atomic(),
    ):
        Incoming.objects.create(media=media, finished_at=now, quarantined_at=now)


def test_a_file_is_known_once_by_its_hash_and_its_credentials() -> None:
    version = builders.work("ada")
    KnownFile.objects.create(version=version, role="film-720", sha256=HASH)
    KnownFile.objects.create(version=version, role="film-720", sha256=HASH, label="urn:c2pa:1")
    with (
        pytest.raises(IntegrityError, match="a_file_is_known_once_by_its_hash_and_its_credentials"),
        transaction.atomic(),
    ):
        KnownFile.objects.create(version=version, role="film-720", sha256=HASH)


@pytest.mark.parametrize("part", ["", "0f", HASH.upper(), f"{HASH}00"])
def test_a_file_is_known_by_a_whole_hash(part: str) -> None:
    with (
        pytest.raises(DatabaseError, match=r"a_file_is_known_by_a_whole_hash|too long"),
        transaction.atomic(),
    ):
        KnownFile.objects.create(version=builders.work("ada"), role="film-720", sha256=part)


def test_credentials_that_are_kept_have_a_name() -> None:
    with (
        pytest.raises(IntegrityError, match="credentials_that_are_kept_have_a_name"),
        transaction.atomic(),
    ):
        KnownFile.objects.create(
            version=builders.work("ada"), role="original", sha256=HASH, manifest=b"x"
        )
