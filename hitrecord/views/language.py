from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.services import language as languages
from hitrecord.foundation.http import address_after

YEAR: Final = 365 * 24 * 3600


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Pages speak it from now on, and mails to whoever is signed in; back to where one was."""
    response = HttpResponseRedirect(address_after(request))
    chosen = request.POST.get("language")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=YEAR, samesite="Lax", httponly=True
        )
        if isinstance(request.user, User):
            languages.speak(user=request.user, language=chosen)
    return response
