"""The work of a worker: the archive in a file of its own, then on the shelf, then told. Killed in
the middle, another begins anew; the file on the disk is gone with its process."""

from __future__ import annotations

import tempfile
import time
import zipfile
from datetime import datetime, timedelta
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Event, Export
from accounts.services.notices import notify
from accounts.telling.said import day_of
from accounts.telling.said import said as _
from hitrecord.export import archive
from hitrecord.foundation.leases import Lease, LeaseLost, renew_every

AGAIN = timedelta(minutes=5)


class _Held:
    """Keeps the lease while there is progress, and says how far it is."""

    def __init__(self, lease: Lease) -> None:
        self._lease, self._renewed = lease, time.monotonic()

    def __call__(self, share: float) -> None:
        if time.monotonic() - self._renewed > renew_every().total_seconds():
            self._renewed = time.monotonic()
            Export.objects.renew(self._lease, timezone.now(), percent=int(90 * share))


class _Read(File):  # type: ignore[type-arg]
    """Renews while the shelf reads it: a bucket may be far away."""

    def __init__(self, file: IO[Any], held: _Held) -> None:
        super().__init__(file)
        self._held = held

    def chunks(self, chunk_size: int | None = None) -> Any:
        for chunk in super().chunks(chunk_size):
            self._held(1)
            yield chunk


def make(pk: int, now: datetime) -> None:
    lease = Export.objects.claim(pk, now)
    if lease is None:
        return
    export = Export.objects.select_related("user__person").get(pk=pk)
    try:
        _make(export, lease)
    except LeaseLost:
        return
    except Exception as error:
        Export.objects.retry_later(
            lease, timezone.now(), reason=f"{type(error).__name__}", after=AGAIN
        )
        raise


def _make(export: Export, lease: Lease) -> None:
    held = _Held(lease)
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as opened:
            archive.write(opened, export.user, held)
        size = file.tell()
        file.seek(0)
        export.archive.save("", _Read(file, held), save=False)
    try:
        _finish(export, lease, size)
    except BaseException:
        export.archive.storage.delete(export.archive.name or "")
        raise


@transaction.atomic
def _finish(export: Export, lease: Lease, size: int) -> None:
    now = timezone.now()
    until = now + timedelta(days=settings.EXPORT_DAYS)
    Export.objects.finish(
        lease, now, archive=export.archive.name, size=size, percent=100, expires_at=until
    )
    notify(
        recipients=[export.user],
        event=Event.EXPORTED,
        subject=_("Your archive is ready"),
        body=_("It lies there until %(day)s.") % {"day": day_of(until)},
        url=reverse("export"),
        target=export,
        key=f"export-{export.pk}",
    )


def clear(now: datetime) -> None:
    """What is too old goes from the shelf; the row says that it was there."""
    for export in Export.objects.filter(expires_at__lte=now).exclude(archive=""):
        name = export.archive.name or ""
        if Export.objects.filter(pk=export.pk, archive=name).update(archive=""):
            export.archive.storage.delete(name)
