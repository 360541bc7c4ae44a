"""Where the link in the one letter to a reporter's address leads."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hitrecord.moderation import confirming
from hitrecord.moderation.telling import became_of


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_report(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing: programs that read mail follow links, too."""
    report = confirming.found(token)
    if report and request.method == "POST":
        confirming.confirm(report, timezone.now())
        return redirect("confirm_report", token)
    decision = getattr(report.case, "decision", None) if report else None
    context = {"report": report, "became": became_of(decision) if decision else ""}
    status = 200 if report else 410
    return render(request, "hitrecord/confirm_report.html", context, status=status)
