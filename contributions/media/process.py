"""Put one uploaded file through the sandbox and keep what comes out.

The row of Processing is the truth: claimed with a lease, renewed while there is progress, finished
only by the holder of the lease. Renditions are kept as they appear, the most needed first.
"""

from __future__ import annotations

import logging
import tempfile
import time
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models.functions import Greatest
from django.utils import timezone

from contributions.media import aftermath, carriage, fingerprints, outcome, turns
from contributions.media.errors import Crashed, Refused
from contributions.media.peaks import shape_in
from contributions.media.rendered import Output, Progress, Rendered
from contributions.media.roles import LANDMARKS
from contributions.media.sandbox import render
from contributions.media.stored_here import here
from contributions.media.turns import Lane
from contributions.models import Kind, MediaFile, Processing, Rendition
from contributions.seeking.orders import order_for_file
from hitrecord.foundation.leases import Lease, LeaseLost, renew_every
from hitrecord.foundation.locking import for_change

log = logging.getLogger(__name__)
SOON = timedelta(seconds=10)
LATER = timedelta(seconds=60)


def process_next(lane: Lane) -> bool:
    """Do the work of the most needed row of a lane; False when there is none."""
    return any(process(pk) for pk in turns.due(lane, timezone.now()))


def process(pk: int) -> bool:
    """Do the work of one row, if it is due and free; safe to call any number of times.

    A row that has had its attempts is set aside instead: that is told as well.
    """
    lease = Processing.objects.claim(pk, timezone.now())
    if lease is not None:
        _attempt(lease)
    outcome.tell(pk)
    return lease is not None


def _attempt(lease: Lease) -> None:
    pk = lease.pk
    try:
        _render(lease, MediaFile.objects.get(processing=pk))
    except LeaseLost:
        log.warning("processing %s was taken over by another worker", pk)
    except Refused as refusal:
        Processing.objects.quarantine(lease, timezone.now(), reason=refusal.sentence, is_final=True)
    except Crashed as crash:
        log.warning("processing %s: %s %s", pk, crash.code, crash.detail)
        _again(lease, crash, after=SOON)
    except Exception:  # disk, object store, database: not the file's fault as far as we know
        log.exception("processing %s failed", pk)
        _again(lease, Crashed("died"), after=LATER)


def _again(lease: Lease, crash: Crashed, *, after: timedelta) -> None:
    Processing.objects.retry_later(lease, timezone.now(), reason=crash.sentence, after=after)


def _render(lease: Lease, media: MediaFile) -> None:
    bench = _Bench(lease, media)
    with (
        here(media.original, bench.moved) as path,
        tempfile.TemporaryDirectory(prefix="render-") as folder,
    ):
        rendered = render(
            path,
            Path(folder),
            progress=bench.progress,
            on_output=bench.keep,
            kind_hint=None if media.is_of_a_work else Kind.IMAGE.value,
        )
        bench.finish(rendered)


class _Bench:
    """One attempt: what it has said and kept so far."""

    def __init__(self, lease: Lease, media: MediaFile) -> None:
        self.lease = lease
        self.media = media
        self._said: Progress | None = None
        self._renewed_at = time.monotonic()

    def progress(self, now: Progress) -> None:
        """Renew the lease: at each step forward, and in time when there is none to tell.

        What is shown never goes back, also when a second attempt begins where the first did.
        """
        if now == self._said:
            self.moved()
            return
        self._said = now
        self._renew(step=now.step, steps=now.steps, percent=Greatest("percent", now.percent))

    def moved(self) -> None:
        """Renew the lease in time."""
        if time.monotonic() - self._renewed_at >= renew_every().total_seconds():
            self._renew()

    def _renew(self, **said: Any) -> None:
        self._renewed_at = time.monotonic()
        Processing.objects.renew(self.lease, timezone.now(), **said)

    def keep(self, output: Output) -> None:
        """Store a finished file; it takes the place of what an earlier attempt has left."""
        if output.role == LANDMARKS:
            return
        row = Rendition(
            media=self.media,
            role=output.role,
            content_type=output.content_type,
            width=output.width,
            height=output.height,
            size=output.path.stat().st_size,
        )
        carriage.store(row.file, output.path, moved=self.moved)
        try:
            self._put(row)
        except BaseException:
            row.file.delete(save=False)
            raise

    @transaction.atomic
    def _put(self, row: Rendition) -> None:
        self._hold()
        for old in Rendition.objects.filter(media=self.media, role=row.role):
            _drop(old)
        row.save()

    @transaction.atomic
    def finish(self, rendered: Rendered) -> None:
        self._hold()
        roles = {output.role for output in rendered.outputs}
        for old in self.media.renditions.exclude(role__in=roles):
            _drop(old)
        # Under a lock, because publishing moves the file from its draft to its version.
        media = for_change(MediaFile.objects).get(pk=self.media.pk)
        shape = shape_in(rendered.outputs)
        media.kind, media.facts = rendered.kind, fingerprints.without(dict(rendered.facts)) | shape
        media.save(update_fields=["kind", "facts"])
        aftermath.settle(media)
        if media.is_of_a_work:
            fingerprints.keep(media, rendered)
            order_for_file(media, timezone.now())
        Processing.objects.finish(self.lease, timezone.now(), percent=100)

    def _hold(self) -> None:
        """Nobody can take the row over before this transaction ends. Raises LeaseLost."""
        if not for_change(Processing.objects.held(self.lease), of=()).exists():
            raise LeaseLost(self.lease.pk)


def _drop(old: Rendition) -> None:
    """Another version may show the same file; and only what is committed is gone for good."""
    storage, name = old.file.storage, str(old.file.name)
    old.delete()
    if not Rendition.objects.filter(file=name).exists():
        transaction.on_commit(partial(storage.delete, name))
