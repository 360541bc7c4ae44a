"""The constraints that hold drafts, files and their processing together, each one attacked."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contributions.models import DraftSource, MediaFile, Processing, Rendition, Upload, Visit
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def refused(constraint: str) -> pytest.RaisesExc[IntegrityError]:
    return pytest.raises(IntegrityError, match=constraint)


def test_a_file_belongs_to_one_owner() -> None:
    media = making.upload(making.draft())
    with refused("a_file_belongs_to_a_draft_a_version_a_person_or_a_poster"), transaction.atomic():
        MediaFile.objects.filter(pk=media.pk).update(version=builders.work("ada"))
    with refused("a_file_belongs_to_a_draft_a_version_a_person_or_a_poster"), transaction.atomic():
        MediaFile.objects.filter(pk=media.pk).update(portrait_of=builders.person("ada"))
    with refused("a_file_belongs_to_a_draft_a_version_a_person_or_a_poster"), transaction.atomic():
        MediaFile.objects.filter(pk=media.pk).update(draft=None)


def test_a_source_is_chosen_once() -> None:
    draft, poem = making.draft(), builders.work("ben")
    DraftSource.objects.create(draft=draft, source=poem)
    with refused("a_source_is_chosen_once_per_draft"):
        DraftSource.objects.create(draft=draft, source=poem)


def test_progress_ends_at_100_percent() -> None:
    making.upload(making.draft())
    with refused("progress_is_at_most_100_percent"):
        Processing.objects.update(percent=101)


def test_processing_is_not_both_ready_and_failed() -> None:
    making.upload(making.draft())
    now = timezone.now()
    with refused("processing_is_not_both_ready_and_failed"):
        Processing.objects.update(finished_at=now, quarantined_at=now)


def test_a_file_has_one_rendition_per_role() -> None:
    media = making.processed(making.upload(making.draft()))
    twin = Rendition(media=media, role="image-320", file="x.webp", content_type="x/x", size=1)
    with refused("a_file_has_one_rendition_per_role"):
        twin.save()


def test_a_member_visits_a_work_in_one_row() -> None:
    work, ada = builders.work("ben").contribution, builders.user("ada")
    Visit.objects.create(user=ada, contribution=work)
    with refused("a_member_visits_a_work_in_one_row"):
        Visit.objects.create(user=ada, contribution=work)


def upload(**fields: object) -> Upload:
    draft = making.draft()
    said = {"display_name": "fox.png", "size": 10, "part_size": 5, "name": "a.bin"}
    return Upload.objects.create(uploader=draft.author, draft=draft, **said | fields)


@pytest.mark.parametrize("fields", [{"size": 0}, {"part_size": 0}])
def test_an_upload_has_bytes_to_send(fields: dict[str, object]) -> None:
    with refused("an_upload_has_bytes_to_send"):
        upload(**fields)


def test_a_place_in_storage_takes_one_upload() -> None:
    upload()
    with refused("a_place_in_storage_takes_one_upload"):
        upload()


def test_an_upload_ends_as_a_file_once_it_has_arrived() -> None:
    row, media, now = upload(), making.upload(making.draft()), timezone.now()
    for attack in (
        {"finished_at": now, "arrived_at": now},
        {"finished_at": now, "media": media},
        {"media": media, "arrived_at": now},
    ):
        with refused("an_upload_ends_as_a_file_once_it_has_arrived"), transaction.atomic():
            Upload.objects.filter(pk=row.pk).update(**attack)


def test_an_upload_is_not_both_taken_and_refused() -> None:
    row, media, now = upload(), making.upload(making.draft()), timezone.now()
    done = {"finished_at": now, "arrived_at": now, "media": media, "quarantined_at": now}
    with refused("an_upload_is_not_both_taken_and_refused"):
        Upload.objects.filter(pk=row.pk).update(**done)
