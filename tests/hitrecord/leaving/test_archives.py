"""What becomes of the archives of somebody who leaves."""

from typing import Any

import pytest
from django.core.files.base import ContentFile

from accounts.models import Export
from tests import builders
from tests.hitrecord.leaving.test_leaving import AFTER, NOW, leave

pytestmark = pytest.mark.django_db


def test_an_archive_goes_when_the_departure_is_committed_and_not_before(
    django_capture_on_commit_callbacks: Any,
) -> None:
    export = Export(user=builders.user("ada"), finished_at=NOW, expires_at=AFTER, size=18)
    export.archive.save("ada.zip", ContentFile(b"everything of hers"))
    storage, name = export.archive.storage, str(export.archive.name)
    with django_capture_on_commit_callbacks() as done:
        leave("ada")
    assert storage.exists(name)
    for each in done:
        each()
    assert not storage.exists(name)
