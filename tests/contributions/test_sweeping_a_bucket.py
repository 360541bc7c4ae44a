"""The sweep of files that no row knows, in a bucket: whole ones and what never was completed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from contributions import intake
from contributions.models import Rendition, Upload
from contributions.services import parts
from hitrecord.foundation import sweeping
from tests.contributions import making

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bucket")]
LATER = timedelta(days=3)


def storage_has(file: FieldFile) -> bool:
    return bool(file.storage.exists(str(file.name)))


def test_lost_files_go_and_known_ones_stay() -> None:
    media = making.processed(making.upload(making.draft()))
    storage = Rendition._meta.get_field("file").storage
    name = storage.save(f"{uuid4().hex}/image-320.webp", ContentFile(b"lost"))
    found = sweeping.sweep(timezone.now())
    assert (found.seen, storage.exists(name)) == (0, True)
    found = sweeping.sweep(timezone.now() + LATER)
    assert list(found.unknown) == [name]
    assert not storage.exists(name)
    assert storage_has(media.original)
    assert all(storage_has(each.file) for each in media.renditions.all())


def test_an_upload_whose_row_was_rolled_back_is_aborted_in_the_bucket() -> None:
    making.upload(making.draft())
    kept = parts.begin(draft=making.draft(), name="a.png", size=10, now=timezone.now())
    rolled_back = parts.begin(draft=making.draft("ben"), name="b.png", size=10, now=timezone.now())
    Upload.objects.filter(pk=rolled_back.pk).delete()
    sweeping.sweep(timezone.now() + LATER)
    assert [each.name for each in intake.store().unfinished()] == [kept.name]
