"""How much one member may send in, so that one cannot fill the house for all."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Count, Min, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accounts.domain.limits import NEW, NEW_BYTES_A_DAY, Act
from accounts.models import User
from accounts.queries.newcomers import is_new
from accounts.services.pace import goes_on
from contributions.models import Processing, Sent, Upload
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.numbers import weight

DAY = timedelta(days=1)


def hold(*, user: User) -> None:
    """Nobody else counts this member's files before this transaction ends."""
    for_change(User.objects).get(pk=user.pk)


def make_room(*, user: User, size: int, now: datetime) -> None:
    """Let one more file of this size in, or raise ValidationError with a sentence that says when.

    Call inside the transaction that keeps the file: the member's row stays locked until it ends,
    so that two requests at once count each other.
    """
    hold(user=user)
    jobs = Processing.objects.open().filter(media__uploader=user).count()
    if jobs >= settings.UPLOAD_JOBS_AT_ONCE:
        raise ValidationError(
            _("%(count)s of your files are still being prepared. Go on when some are ready.")
            % {"count": jobs},
            code="jobs",
        )
    _of_the_day(user, size, now)


def make_room_for_parts(*, user: User, size: int, now: datetime) -> None:
    """As `make_room`, for a file that comes in parts."""
    make_room(user=user, size=size, now=now)
    coming = Upload.objects.by(user).coming().count()
    if coming >= settings.UPLOADS_AT_ONCE:
        raise ValidationError(
            _("%(count)s files of yours are on their way. Finish or cancel some, then go on.")
            % {"count": coming},
            code="uploads",
        )


def count(*, user: User, size: int, now: datetime) -> None:
    """A file of this size is in: it counts for a day, even when it is removed in a minute."""
    Sent.objects.create(user=user, size=size, at=now)


def _of_the_day(user: User, size: int, now: datetime) -> None:
    # First what is on its way: an upload that ends between the two counts twice and not never.
    coming = _sum(Upload.objects.by(user).coming().filter(created_at__gt=now - DAY), "created_at")
    sent = _sum(Sent.objects.by(user).filter(at__gt=now - DAY), "at")
    files = coming["files"] + sent["files"]
    most_files, most = settings.UPLOAD_FILES_A_DAY, settings.UPLOAD_BYTES_A_DAY
    if is_new(user, now):
        most_files, most = min(most_files, NEW[Act.UPLOAD].most), min(most, NEW_BYTES_A_DAY)
    if files >= most_files:
        said = _("You sent %(count)s files within a day, which is the most we take. %(when)s")
        raise ValidationError(
            said % {"count": files, "when": _when(coming, sent, now)}, code="files_a_day"
        )
    if coming["bytes"] + sent["bytes"] + size > most:
        said = _("With this file you would send more than %(most)s within a day. %(when)s")
        raise ValidationError(
            said % {"most": weight(most), "when": _when(coming, sent, now)},
            code="bytes_a_day",
        )


def _sum(rows: QuerySet[Any], time: str) -> dict[str, Any]:
    return rows.aggregate(files=Count("pk"), bytes=Coalesce(Sum("size"), 0), first=Min(time))


def _when(coming: dict[str, Any], sent: dict[str, Any], now: datetime) -> str:
    """When the oldest of them is a day old."""
    free = min((each["first"] for each in (coming, sent) if each["first"]), default=now) + DAY
    return goes_on(free)
