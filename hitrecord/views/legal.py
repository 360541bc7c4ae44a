"""Terms, privacy, contact and imprint, in every version they ever had."""

from __future__ import annotations

from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import LegalText
from hitrecord.foundation.prose import as_html


@require_safe
def legal(request: HttpRequest, page: str, number: int | None = None) -> HttpResponse:
    """The newest, or the one with that number."""
    versions = list(LegalText.objects.filter(page=page).defer("text"))
    chosen = versions[0].number if number is None and versions else number
    shown = get_object_or_404(LegalText, page=page, number=chosen)
    contact = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    if is_nowhere := contact.endswith("@localhost"):  # as the software comes: no mail arrives there
        contact = _("an address that is not set yet")
    given = _without_lines_of_it(shown.text) if is_nowhere else shown.text
    words = given.replace("{site}", settings.SITE_NAME).replace("{contact}", contact)
    context = {
        "shown": shown,
        "html": as_html(words),
        "is_nowhere": is_nowhere and "{contact}" in shown.text,
        "versions": versions,
        "is_newest": versions[0].pk == shown.pk,
    }
    return render(request, "hitrecord/help/legal.html", context)


def _without_lines_of_it(text: str) -> str:
    """A line that stands alone to give the address is left out where there is none."""
    parts = text.strip().split("\n\n")
    kept = [part for part in parts if "\n" in part.strip() or "{contact}" not in part]
    return "\n\n".join(kept)
