from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from contributions.printing import orders
from contributions.views.books import version_of
from contributions.views.member import MemberRequest


@login_required
@require_POST
def attempts(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Try again; only an author asks for that."""
    version = version_of(request, pk, number)
    if not version.authorships.filter(person__user=request.user).exists():
        raise Http404
    orders.try_again(version=version, now=timezone.now())
    return redirect(f"{version.get_absolute_url()}#books")
