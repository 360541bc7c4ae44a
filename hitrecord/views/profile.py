from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.views.viewing import viewing_of
from hitrecord.queries.profile import profile_of


@require_safe
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    members = User.objects.select_related("person").filter(is_active=True)
    user = members.filter(handle=handle.lower()).first()
    if user is None:
        had = get_object_or_404(members, former_handles__handle=handle.lower())
        return redirect("profile", had.handle)
    return render(
        request,
        "hitrecord/profile.html",
        {
            "profile": profile_of(user, viewing=viewing_of(request)),
            "is_me": request.user.pk == user.pk,
        },
    )
