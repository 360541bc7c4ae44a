"""Where signed files are put: a new object, then the row, then the old object away."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet

from contributions.bundle import original
from contributions.credentials.jumbf import label_of
from contributions.credentials.local import hash_of
from contributions.credentials.pen import Signed
from contributions.media import carriage
from contributions.models import KnownFile, MediaFile, Rendition, Signing, Version
from hitrecord.foundation.leases import Lease, LeaseLost
from hitrecord.foundation.locking import for_change


class Shelf:
    def __init__(
        self, version: Version, lease: Lease, moved: Callable[[], None], *, said: str
    ) -> None:
        """`said` is the digest of what is to be said now."""
        self._version, self._lease, self._moved, self._said = version, lease, moved, said

    def has(self, media: MediaFile, role: str, name: str) -> bool:
        """An earlier attempt has done it, and what it said still holds."""
        newest = self._rows(media).filter(role=role).first()
        if newest is None or newest.name != name:
            return False
        return newest.said == (self._said if newest.label else "")

    def _rows(self, media: MediaFile) -> QuerySet[KnownFile]:
        return KnownFile.objects.filter(version=self._version, media=media).order_by("-pk")

    def know(self, row: Rendition, path: Path) -> None:
        """It leaves unsigned, and is known by its hash."""
        with self._held():
            self._keep(row.media, row.role, path, name=str(row.file.name))

    def know_words(self) -> None:
        """By the hash that stands in their books."""
        found = sha256(self._version.text.encode()).hexdigest()
        KnownFile.objects.get_or_create(version=self._version, role="text", sha256=found)

    def keep_original(self, media: MediaFile, path: Path, manifest: bytes) -> None:
        with self._held():
            name = str(media.original.name)
            self._keep(media, "original", path, manifest=manifest, name=name, is_kept=True)

    def swap(self, row: Rendition, signed: Signed, *, is_largest: bool) -> None:
        """Only while the row still shows what was signed; another rendering is signed later."""
        fresh, before = Rendition(media=row.media, role=row.role), str(row.file.name)
        carriage.store(fresh.file, signed.path, moved=self._moved)
        name, size = str(fresh.file.name), signed.path.stat().st_size
        try:
            with self._held():
                shown = Rendition.objects.filter(pk=row.pk, file=before)
                if not shown.update(file=name, size=size):
                    raise LeaseLost(self._lease.pk)
                self._keep(
                    row.media,
                    row.role,
                    signed.path,
                    manifest=signed.manifest,
                    name=name,
                    replaces=before,
                    is_kept=is_largest and not self._has_quotable(row),
                )
        except BaseException:
            fresh.file.delete(save=False)
            raise

    def _has_quotable(self, row: Rendition) -> bool:
        """Beside what it said of itself before."""
        kept = self._rows(row.media).filter(manifest__isnull=False)
        return kept.exclude(role=row.role).exists()

    def _keep(
        self,
        media: MediaFile,
        role: str,
        path: Path,
        *,
        name: str,
        manifest: bytes = b"",
        replaces: str = "",
        is_kept: bool = False,
    ) -> None:
        label = label_of(manifest)
        if label:
            self._rows(media).filter(role=role).update(manifest=None)
        KnownFile.objects.update_or_create(
            version=self._version,
            role=role,
            sha256=hash_of(path),
            label=label,
            defaults={
                "media": media,
                "said": self._said if label else "",
                "manifest": manifest if is_kept else None,
                "name": name,
                "replaces": replaces,
            },
        )

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Nobody can take the row over before this transaction ends. Raises LeaseLost."""
        with transaction.atomic():
            if not for_change(Signing.objects.held(self._lease), of=()).exists():
                raise LeaseLost(self._lease.pk)
            yield

    @contextmanager
    def original(self, media: MediaFile) -> Iterator[Path]:
        """As others get it: without what is private in it."""
        given = original(media)
        with tempfile.NamedTemporaryFile(prefix="given-") as copy:
            for chunk in given.chunks(0, given.size):
                copy.write(chunk)
                self._moved()
            copy.flush()
            yield Path(copy.name)
