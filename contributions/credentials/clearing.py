"""What was replaced by its signed self goes a day later: a page or a film may be open."""

from __future__ import annotations

from datetime import datetime, timedelta

from contributions.models import KnownFile, Rendition

A_DAY = timedelta(days=1)
AT_ONCE = 200


def clear_replaced(now: datetime) -> None:
    old = KnownFile.objects.filter(made_at__lt=now - A_DAY).exclude(replaces="")
    for pk, name in old.order_by("pk").values_list("pk", "replaces")[:AT_ONCE]:
        if not Rendition.objects.filter(file=name).exists():
            Rendition._meta.get_field("file").storage.delete(name)
        KnownFile.objects.filter(pk=pk).update(replaces="")
