"""The file for a mass payment service, given to whoever says why, with who has it already."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.admin.guarded import Guarded, guarded
from accounts.models import AuditRecord, User
from payouts.forms.payment_files import FetchForm
from payouts.models import Batch
from payouts.services.payment_files import fetch, fetches_of, why_not_fetched


def payment_file(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, batch: Batch, by: User, back: str
) -> HttpResponse:
    fetches, texts = list(fetches_of(batch)), []

    def act(said: tuple[str, int]) -> None:
        texts.append(fetch(batch=batch, by=by, reason=said[0], seen=said[1]))

    warning = _("A line that is uploaded twice is paid twice: upload the file once.")
    action = Guarded(
        title=_("File of %(batch)s for the service") % {"batch": batch},
        verb=_("Fetch it"),
        done=_("You have fetched the file. Upload it once."),
        act=act,
        preview=[(_("Fetched already"), _said(one)) for one in fetches],
        refusal=why_not_fetched(batch),
        notes=[warning],
        asks=lambda data: FetchForm(data, initial={"seen": len(fetches)}),
    )
    answer = guarded(model_admin, request, action, back)
    if not texts or answer.status_code != 302:  # a refusal, or a dry run
        return answer
    file = HttpResponse(texts[0], content_type="text/csv; charset=utf-8")
    file["Content-Disposition"] = f'attachment; filename="batch-{batch.pk}.csv"'
    file["Cache-Control"] = "private, no-store"
    return file


def _said(fetched: AuditRecord) -> str:
    at = date_format(
        timezone.localtime(fetched.at, timezone.get_default_timezone()), _("j F Y, H:i")
    )
    return f"{fetched.actor}, {at}: {fetched.reason}"
