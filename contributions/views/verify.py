"""What is known of a file or of a hash. Anybody may ask; nothing of it is kept."""

from __future__ import annotations

from dataclasses import asdict

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from contributions import incoming
from contributions.credentials.authority import authority as our_authority
from contributions.forms.verify import FileForm, HashForm, too_large
from contributions.services import verifying
from contributions.services.verifying import Answer
from hitrecord.foundation.address import address_of
from hitrecord.foundation.rate import is_too_often

HOUR = 3600


@csrf_exempt
def verify(request: HttpRequest) -> HttpResponse:
    """A file that is too large by its own claim is refused before any of it is read; looking for
    the CSRF token would read it, and nothing is changed here."""
    if incoming.claimed(request) > settings.VERIFY_MAX_BYTES + 100_000:
        form = FileForm({}, MultiValueDict())
        form.errors["file"] = form.error_class([too_large()])
        return _page(request, file_form=form, status=413)
    return _verify(request)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def _verify(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _file(request)
    if "hash" not in request.GET:
        return _page(request)
    form = HashForm(request.GET)
    if not form.is_valid():
        return _page(request, hash_form=form, status=400)
    return _answer(request, verifying.verify_hash(form.cleaned_data["hash"]), hash_form=form)


def _file(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if _asks_too_often(request):
        form.add_error(None, _("You have asked very often. Wait an hour, or sign in."))
        return _page(request, file_form=form, status=429)
    if not form.is_valid():
        return _page(request, file_form=form, status=400)
    return _answer(request, verifying.verify_file(form.cleaned_data["file"]))


def _asks_too_often(request: HttpRequest) -> bool:
    if request.user.is_authenticated:
        return False
    key = f"verify:{address_of(request)}"
    return is_too_often(key, most=settings.VERIFY_AN_HOUR, seconds=HOUR)


def _answer(
    request: HttpRequest, answer: Answer, hash_form: HashForm | None = None
) -> HttpResponse:
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse(asdict(answer))
    return _page(request, answer=answer, hash_form=hash_form)


def _page(
    request: HttpRequest,
    *,
    answer: Answer | None = None,
    file_form: FileForm | None = None,
    hash_form: HashForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "answer": answer,
        "file_form": file_form or FileForm(),
        "hash_form": hash_form or HashForm(),
        "limit": f"{settings.VERIFY_MAX_BYTES // 1_000_000} MB",
        "is_own_authority": not settings.CREDENTIALS_CERTIFICATE,
    }
    return render(request, "contributions/verify.html", context, status=status)


@require_safe
def authority(request: HttpRequest) -> HttpResponse:
    """The certificate that readers are to trust who want to check what this site signs."""
    return HttpResponse(our_authority().root, content_type="application/x-pem-file")
