"""Reporting a work, a comment, a person or a project; also for whoever has no account."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from hitrecord.forms.reporting import ReportForm
from hitrecord.foundation.address import address_of
from hitrecord.foundation.rate import is_too_often
from hitrecord.moderation import reporting
from hitrecord.moderation.subjects import Subject, seen_by

HOUR = 3600


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    subject = seen_by(request.user, kind, pk)
    if subject is None:
        raise Http404
    by = request.user if isinstance(request.user, User) else None
    form = ReportForm(request.POST if request.method == "POST" else None, is_member=bool(by))
    if request.method == "POST" and form.is_valid() and _sent(request, subject, form, by):
        return redirect(subject.url or "home")
    return render(request, "hitrecord/report.html", {"subject": subject, "form": form})


def _is_too_often(request: HttpRequest) -> bool:
    """For whoever has no account; members keep the pace of members."""
    key = f"report:{address_of(request)}"
    return is_too_often(key, most=settings.REPORTS_AN_HOUR, seconds=HOUR)


def _sent(request: HttpRequest, subject: Subject, form: ReportForm, by: User | None) -> bool:
    """False when the form has to be shown again, with its sentence."""
    if by is None and _is_too_often(request):
        form.add_error(
            None,
            _(
                "That were many reports within an hour. All you wrote is still here: "
                "send it again later, or write to us."
            ),
        )
        return False
    try:
        is_new = reporting.report(subject=subject, by=by, now=timezone.now(), **form.said)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    if is_new and by:
        messages.success(request, _("Thank you. A moderator looks at it and you hear of it."))
    elif is_new:
        messages.success(
            request,
            _(
                "Thank you. A moderator looks at it. We sent you a link: press it, and we tell you "
                "what came of it."
            ),
        )
    else:
        messages.info(request, _("You reported this already. A moderator will look at it."))
    return True
