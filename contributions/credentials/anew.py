"""What files say has changed, so they are signed again: the row is the truth, as at first.

Only the work itself and what was made directly from it, which names it: what lies deeper stays as
it was when a file was signed, and /verify/ says so. Names of people reach the same rows by a
trigger (`a_new_name_is_signed_anew`), for they are changed in many places.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from contributions.bell import ring
from contributions.models import Contribution, Printing, Signing, Version

AT_ONCE: Final = 50
"""The sweep rings for the others."""


def of_work(*, work: Contribution, now: datetime) -> None:
    """Its title, its terms, or whether it hangs: in all its versions."""
    of_versions(versions=Version.objects.filter(contribution=work), now=now)


def of_versions(*, versions: QuerySet[Version], now: datetime) -> None:
    """And of what names them as a source. Books are printed again, with the names of now."""
    ids = versions.order_by().values("pk")
    told = Version.objects.filter(Q(pk__in=ids) | Q(source_edges__source__in=ids)).values("pk")
    Signing.objects.filter(version__in=told).begin_anew(now, ordered_at=now)
    Printing.objects.filter(version__in=told).begin_anew(now)
    for task, rows in (("sign", Signing.objects), ("print_book", Printing.objects)):
        nearest = rows.filter(version__in=told).order_by("version").values_list("pk", flat=True)
        for pk in nearest[:AT_ONCE]:
            ring(task, pk)
