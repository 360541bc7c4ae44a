"""How much one member may send in, so that one cannot fill the house for all."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet, Sum
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import MediaFile, Processing, Upload

DAY = timedelta(days=1)


def hold(*, user: User) -> None:
    """Nobody else counts this member's files before this transaction ends."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


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


def _of_the_day(user: User, size: int, now: datetime) -> None:
    files = MediaFile.objects.filter(uploader=user, created_at__gt=now - DAY)
    # A next version's row over the same bytes is not sent in again.
    files = files.exclude(Q(version__isnull=False) & Q(pk__in=_copies(files)))
    coming = Upload.objects.by(user).open().filter(created_at__gt=now - DAY)
    count = files.count() + coming.count()
    total = _bytes(files) + _bytes(coming)
    if count >= settings.UPLOAD_FILES_A_DAY:
        said = _("You sent %(count)s files within a day, which is the most we take. %(when)s")
        raise ValidationError(
            said % {"count": count, "when": _when(files, coming, now)}, code="files_a_day"
        )
    most = settings.UPLOAD_BYTES_A_DAY
    if total + size > most:
        said = _("With this file you would send more than %(most)s within a day. %(when)s")
        raise ValidationError(
            said % {"most": filesizeformat(most), "when": _when(files, coming, now)},
            code="bytes_a_day",
        )


def _copies(files: QuerySet[MediaFile]) -> QuerySet[MediaFile, int]:
    firsts = files.order_by("original", "pk").distinct("original").values("pk")
    return files.exclude(pk__in=firsts).values_list("pk", flat=True)


def _bytes(rows: QuerySet[MediaFile] | QuerySet[Upload]) -> int:
    return int(rows.aggregate(sum=Sum("size"))["sum"] or 0)


def _when(files: QuerySet[MediaFile], coming: QuerySet[Upload], now: datetime) -> str:
    """When the oldest of them is a day old."""
    firsts = [rows.order_by("created_at").first() for rows in (files, coming)]
    free = min((row.created_at for row in firsts if row), default=now) + DAY
    local = timezone.localtime(free)
    return _("You can go on at %(time)s (%(zone)s).") % {
        "time": date_format(local, "j F, H:i"),
        "zone": local.tzname(),
    }
