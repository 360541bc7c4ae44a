"""A published text as a PDF and as an EPUB."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from contributions.bundle import titled
from contributions.models import Contribution, Printing, Version
from contributions.queries.books import books_of
from contributions.queries.reading import without_words
from contributions.services import visits
from contributions.views.cover import to_the_cover
from hitrecord.foundation.mining import reserve

TYPES = {Printing.Form.PDF: "application/pdf", Printing.Form.EPUB: "application/epub+zip"}


@require_safe
def pdf(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    return _download(request, version_of(request, pk, number), Printing.Form.PDF)


@require_safe
def epub(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    return _download(request, version_of(request, pk, number), Printing.Form.EPUB)


@require_safe
def books(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """How far they are: the fragment of the work's page."""
    version = version_of(request, pk, number)
    context = {"books": books_of(version.pk), "version": version, "work": version.contribution}
    return render(request, "contributions/_books.html", context)


def version_of(request: HttpRequest, pk: int, number: int) -> Version:
    work = get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
    return get_object_or_404(without_words(work.versions.all()), number=number)


def _download(request: HttpRequest, version: Version, form: Printing.Form) -> HttpResponseBase:
    cover = to_the_cover(request, version.contribution)
    if cover:
        return cover
    printing = get_object_or_404(Printing, version=version, form=form)
    if not printing.finished_at:
        messages.info(request, _("This book is being made. It will be here in a moment."))
        return redirect(f"{version.get_absolute_url()}#books")
    try:
        book = printing.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    if isinstance(request.user, User):
        now, work = timezone.now(), version.contribution_id
        visits.record_download(user=request.user, work_id=work, now=now)
    name = titled(version.contribution.title, form.value)
    answer = FileResponse(book, as_attachment=True, filename=name, content_type=TYPES[form])
    reserve(answer, may_train=version.contribution.may_train)
    return answer
