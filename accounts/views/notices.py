from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Notice

PAGE = 40


@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    mine = Notice.objects.filter(recipient_id=request.user.pk).select_related("actor__user")
    page = Paginator(mine, PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/notices.html", {"page": page})


@login_required
@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to what the notice is about; the inbox marks it read with the button."""
    found = get_object_or_404(Notice, pk=pk, recipient_id=request.user.pk)
    return redirect(found.url)


@login_required
@require_POST
def read_notices(request: HttpRequest) -> HttpResponse:
    Notice.objects.filter(recipient_id=request.user.pk, read_at=None).update(read_at=timezone.now())
    return redirect("notices")
