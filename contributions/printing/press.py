"""Make one book: safe to run three times in any order, and after any crash."""

from __future__ import annotations

import hashlib
import logging
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contributions.credentials import book
from contributions.models import Layout, Printing, Version
from contributions.printing.edition import Edition
from contributions.printing.epub import make_epub
from contributions.queries.credits import credits_of
from contributions.queries.credits_text import text_of
from hitrecord.foundation.leases import Lease, LeaseLost

log = logging.getLogger(__name__)
PAUSE = timedelta(minutes=1)


def print_book(pk: int, now: datetime) -> None:
    """Claim the row, make its file, finish. Whatever goes wrong is tried again later."""
    lease = Printing.objects.claim(pk, now)
    if lease is None:
        return
    try:
        _print(lease)
    except LeaseLost:
        return
    except Exception:
        log.exception("printing %s failed", pk)
        Printing.objects.retry_later(
            lease, timezone.now(), reason=_("This book could not be made."), after=PAUSE
        )


def _made(form: str, edition: Edition) -> bytes:
    if form == Printing.Form.EPUB:
        return make_epub(edition)
    from contributions.printing.pdf import make_pdf  # noqa: PLC0415 -- ReportLab takes its time

    return make_pdf(edition)


def _print(lease: Lease) -> None:
    printing = Printing.objects.select_related("version__contribution").get(pk=lease.pk)
    data = _made(printing.form, edition_of(printing.version))
    if printing.form == Printing.Form.EPUB:
        data = book.signed(printing.version, data)
    storage, before = printing.file.storage, printing.file.name
    printing.file.save(f"book.{printing.form}", ContentFile(data), save=False)
    try:
        with transaction.atomic():
            Printing.objects.finish(lease, timezone.now(), file=printing.file.name, size=len(data))
    except BaseException:
        printing.file.delete(save=False)
        raise
    if before:
        storage.delete(before)


def edition_of(version: Version) -> Edition:
    """As everybody may see it; the credits are those of the day it is printed."""
    work = version.contribution
    credits = text_of(credits_of(work))
    address = f"{settings.SITE_URL}{version.get_absolute_url()}"
    names = [a.person.credit_name for a in version.authorships.select_related("person")]
    return Edition(
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}",
        title=work.title,
        authors=", ".join(names),
        published=version.published_at.date(),
        published_label=_("%(date)s, version %(number)s")
        % {"date": date_format(version.published_at, _("j F Y")), "number": version.number},
        version=version.number,
        address=address,
        verify_address=f"{settings.SITE_URL}/verify/",
        sha256=hashlib.sha256(version.text.encode()).hexdigest(),
        html=version.html,
        parts=[version.html[p["start"] : p["end"]] for p in version.parts] or [version.html],
        licence=f"{version.licence_name} {version.licence_url}".strip(),
        is_script=version.layout == Layout.SCREENPLAY,
        credits=credits.splitlines(),
    )
