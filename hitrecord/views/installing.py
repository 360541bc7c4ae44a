"""What devices and password managers look for at addresses that all sites share.

There is no service worker: what it keeps it would show to whoever uses the device next, and pages
here are about what one is working on. An installed page is the site, in a window of its own.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hitrecord.foundation.contact import contact

WALL = "#e9e9e6"
ICONS = (("img/icon-192.png", "192x192", "any"), ("img/icon-512.png", "512x512", "any"))
MASKABLE = ("img/icon-maskable.png", "512x512", "maskable")
STANDS_FOR = timedelta(days=180)


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    icons = [
        {"src": static(path), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for path, sizes, purpose in (*ICONS, MASKABLE)
    ]
    said = {
        "id": "/",
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME,
        "description": _("Put up what you make, build on what you find, be credited for it."),
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": WALL,
        "background_color": WALL,
        "icons": icons,
        "shortcuts": [
            {"name": _("Contribute"), "url": "/contribute/"},
            {"name": _("Calls"), "url": "/calls/"},
        ],
    }
    kept = {"Cache-Control": "public, max-age=86400"}
    return JsonResponse(said, content_type="application/manifest+json", headers=kept)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to tell of a hole (RFC 9116)."""
    if not (written_to := contact()):
        raise Http404
    until = (timezone.now() + STANDS_FOR).replace(microsecond=0)
    lines = (
        f"Contact: mailto:{written_to}",
        f"Expires: {until.isoformat()}",
        "Preferred-Languages: en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    return redirect("account_change_password")
