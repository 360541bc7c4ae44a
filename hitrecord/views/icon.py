from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Where browsers look when a page, such as the admin's, names no icon."""
    return redirect(static("img/mark.svg"))
