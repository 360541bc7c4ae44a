"""In development only: each sent mail as its reader sees it, in a frame that may do nothing."""

from __future__ import annotations

from pathlib import Path

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from hitrecord.queries.sent_mails import sent_mails

FRAMED = {
    "script-src": ["'none'"],
    "connect-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],  # mail programs know no other styles
    "sandbox": [""],
    "frame-ancestors": ["'self'"],
}


@require_safe
@xframe_options_sameorigin
@csp_replace(FRAMED)  # type: ignore[arg-type]  # it knows no views with arguments
def sent_mail(_request: HttpRequest, key: str) -> HttpResponse:
    found = sent_mails(Path(settings.EMAIL_FILE_PATH)) if settings.IS_DEVELOPMENT else []
    html = next((mail.html for mail in found if mail.key == key), "")
    if not html:
        raise Http404
    return HttpResponse(html)
