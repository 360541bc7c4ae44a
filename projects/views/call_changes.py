from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contributions.views.member import MemberRequest
from projects.forms.call import CallForm, ChangeForm, said_in
from projects.services.changing import change_call, stamp_of
from projects.views.desk import led_project


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_call(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    project = led_project(request, slug)
    call = get_object_or_404(project.calls.shown().filter(closed_at=None), pk=pk)
    initial = said_in(call) | {"seen": stamp_of(call)}
    form = ChangeForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in CallForm.SAID}
        try:
            change_call(
                call=call,
                by=request.user,
                now=timezone.now(),
                words=words,
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
            )
        except ValidationError as error:
            form.add_error(None, error)
            # What the other lead wrote has been read now; the next press replaces it.
            form.data = request.POST.copy()
            form.data["seen"] = stamp_of(call)
        else:
            messages.success(request, _("The call says that now."))
            return redirect(call)
    context = {"form": form, "project": project, "call": call, "section": "projects"}
    return render(request, "projects/edit_call.html", context)
