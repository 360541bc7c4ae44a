"""Sending a copyright notice, with or without an account, and countering one."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.models import User
from contributions.forms.copyright import CounterForm, NoticeForm
from contributions.models import Contribution, CopyrightNotice
from contributions.services import copyright
from contributions.views.member import MemberRequest
from hitrecord.foundation.address import address_of
from hitrecord.foundation.rate import is_too_often

HOUR = 3600


@require_http_methods(["GET", "HEAD", "POST"])
def copyright_notice(request: HttpRequest) -> HttpResponse:
    named = request.GET.get("work", "")[:20]
    initial = {"works": f"{settings.SITE_URL}/works/{named}/"} if named.isdigit() else {}
    form = NoticeForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if is_too_often(_who(request), most=settings.REPORTS_AN_HOUR, seconds=HOUR):
            said = _("Those were many notices within an hour. Send it again later: it is all here.")
            form.add_error(None, said)
        else:
            return _received(request, form)
    return render(request, "contributions/copyright_notice.html", {"form": form})


def _who(request: HttpRequest) -> str:
    return f"copyright:{address_of(request)}"


def _received(request: HttpRequest, form: NoticeForm) -> HttpResponse:
    by = request.user if isinstance(request.user, User) else None
    works = form.cleaned_data["works"]
    new = copyright.receive(works=works, who=form.who, by=by, now=timezone.now())
    said = ngettext(
        "Received, about %s work. We write to you about each step.",
        "Received, about %s works. We write to you about each step.",
        new,
    )
    messages.success(request, said % new if new else _("We have this notice already."))
    return redirect("help_rights")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def counter_notice(request: MemberRequest, pk: int) -> HttpResponse:
    """For the authors of the work; to everybody else it is not there."""
    mine = Contribution.objects.made_by(request.user).values("pk")
    rows = CopyrightNotice.objects.select_related("work").exclude(stage="received")
    notice = get_object_or_404(rows.filter(work__in=mine), pk=pk)
    form = CounterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words, now = form.cleaned_data["words"], timezone.now()
        if copyright.counter(notice=notice, by=request.user, words=words, now=now):
            messages.success(request, _("Sent. The claimant is told, and you hear what comes."))
        else:
            messages.error(request, _("It was answered or decided meanwhile. Nothing was changed."))
        return redirect(notice)
    day = notice.answer_until or notice.due_at
    until = day if day and day > timezone.now() else None
    context = {"notice": notice, "form": form, "until": until}
    return render(request, "contributions/counter_notice.html", context)
