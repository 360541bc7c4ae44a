from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.queries.inbox import unread_count
from accounts.views.viewing import is_under_age, viewing_of
from hitrecord.foundation.contact import contact


def site(request: HttpRequest) -> dict[str, Any]:
    """What every page needs: the name, the theme, and how many notices wait."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    theme = request.COOKIES.get("theme", "")
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "site_language": settings.LANGUAGE_CODE,
        "contact": contact(),
        "is_development": settings.IS_DEVELOPMENT,
        "theme": theme if theme in {"light", "dark"} else "",
        "viewing": viewing_of(request) if user is not None else "",
        "is_under_age": user is not None and is_under_age(request),
        # A page that answers a POST sent elsewhere says its own.
        "page_address": request.get_full_path(),
        "unread_notices": unread_count(user) if signed_in and user else 0,
    }
