"""The typeset text while it is being written: for members, kept nowhere."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from contributions.forms.preview import PreviewForm
from contributions.queries.preview import preview_of


@login_required
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The fragment; 422 without a word for what no script of ours sends."""
    form = PreviewForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    made = preview_of(form.cleaned_data["text"], form.cleaned_data["layout"])
    return render(request, "contributions/_typeset_preview.html", {"preview": made})
