"""Books of a published text are ordered with it and made in the background."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from contributions.bell import ring
from contributions.models import Kind, Printing, Version
from hitrecord.foundation.locking import for_change


def order(*, version: Version) -> None:
    """Only a text with words in it has books; one that is still being read orders its own."""
    if version.contribution.kind == Kind.WRITING and version.text:
        for printing in Printing.objects.order(version):
            ring("print_book", printing.pk)


@transaction.atomic
def try_again(*, version: Version, now: datetime) -> None:
    """What had failed, with all attempts anew."""
    failed = Printing.objects.filter(version=version, quarantined_at__isnull=False)
    for printing in for_change(failed):
        ring("print_book", printing.pk)
    failed.update(quarantined_at=None, attempts=0, due_at=now, reason="")
