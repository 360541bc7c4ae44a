from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.files.storage import FileSystemStorage, storages
from django.db import connection
from django.db.models import FileField
from django.utils import translation
from pytest_django import DjangoDbBlocker, Settings

from contributions.queries.cards import held
from hitrecord.foundation import strangers
from hitrecord.queries import least_seen
from tests import environment, migrated, unguarded


@pytest.fixture(autouse=True)
def _things_of_its_own(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and mails of a test go to its own folder; its cache has its own keys, so that the
    rate limits of the last run are not met again."""
    settings.CACHES = {"default": settings.CACHES["default"] | {"KEY_PREFIX": uuid4().hex}}
    # Cards are read for each page, and pages are drawn from them: how many statements that takes
    # does not depend on what was held.
    monkeypatch.setattr(held, "seconds", 0)
    monkeypatch.setattr(strangers.kept, "seconds", 0)
    monkeypatch.setattr(least_seen.held, "seconds", 0)
    # Whoever looked at a page last leaves their language behind.
    translation.deactivate()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, FileField):
                # A field keeps the storage it met when it was declared.
                folder = (
                    "files/renditions"
                    if field.storage == storages["renditions"]
                    else "files/originals"
                )
                own = FileSystemStorage(tmp_path / folder, "/files/")
                monkeypatch.setattr(field, "storage", own)


@pytest.fixture(scope="session")
def _begun_as_a_copy(django_db_modify_db_settings: None) -> bool | None:
    """Whether the test database begins as a kept copy; None where none are kept."""
    return migrated.use_if_kept() if environment.embedded else None


@pytest.fixture(scope="session")
def django_db_setup(
    _begun_as_a_copy: bool | None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """The books and the histories may be emptied between tests that commit: TRUNCATE is Django's
    way to clean up, and their guards against it look away for just that moment."""
    if _begun_as_a_copy is False:
        with django_db_blocker.unblock():
            migrated.keep_own()
    unguarded.let_flush(connection.ops)
