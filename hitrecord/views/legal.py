"""Terms, privacy, contact and imprint, in every version they ever had."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import LegalText
from hitrecord.foundation.contact import contact
from hitrecord.foundation.prose import as_html

_LABEL = re.compile(r"\s*[^.!?\n]{0,40}:\W*\{contact\}\W*")


@require_safe
def legal(request: HttpRequest, page: str, number: int | None = None) -> HttpResponse:
    """The newest, or the one with that number."""
    versions = list(LegalText.objects.filter(page=page).defer("text"))
    chosen = versions[0].number if number is None and versions else number
    shown = get_object_or_404(LegalText, page=page, number=chosen)
    address = contact()
    given = shown.text if address else _without_labels_of_it(shown.text)
    words = given.replace("{site}", settings.SITE_NAME)
    words = words.replace("{contact}", address or _("whoever runs this site"))
    context = {
        "shown": shown,
        "html": as_html(words),
        "is_nowhere": not address and "{contact}" in shown.text,
        "versions": versions,
        "is_newest": versions[0].pk == shown.pk,
    }
    return render(request, "hitrecord/help/legal.html", context)


def _without_labels_of_it(text: str) -> str:
    """Where there is no address, a paragraph is left out that says nothing but what it is for."""
    return "\n\n".join(part for part in text.strip().split("\n\n") if not _LABEL.fullmatch(part))
