"""What was typed before the session ended, after signing in again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hitrecord.foundation.unsent import forget_unsent, is_of_another, unsent_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unsent(request: HttpRequest) -> HttpResponse:
    """Look at it and send it; POST throws it away."""
    if request.method == "POST":
        if not is_of_another(request):
            forget_unsent(request)
        return redirect("home")
    kept = unsent_of(request, timezone.now())
    if is_of_another(request):
        messages.info(
            request, _("Somebody else typed something here before you. It is not shown to you.")
        )
    if kept is None:
        return redirect("home")
    return render(request, "hitrecord/unsent.html", {"unsent": kept})
