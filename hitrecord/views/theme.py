from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from hitrecord.foundation.http import address_after

YEAR = 365 * 24 * 3600


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Day, night or as the device says; back to the page one came from."""
    response = HttpResponseRedirect(address_after(request))
    chosen = request.POST.get("theme")
    if chosen in {"light", "dark"}:
        response.set_cookie("theme", chosen, max_age=YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response
