from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.views.viewing import viewing_of
from hitrecord.queries.search import QUERY_LENGTH
from hitrecord.queries.search import search as search_everything


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\x00", "").strip()[:QUERY_LENGTH]
    found = None
    if words:
        found = search_everything(words, now=timezone.now(), viewing=viewing_of(request))
    return render(request, "hitrecord/search.html", {"q": words, "found": found})
