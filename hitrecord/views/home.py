from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.views.viewing import viewing_of
from hitrecord.foundation.prepared import prepared
from hitrecord.queries.front import front
from hitrecord.queries.home import home_of


@require_safe
@prepared()
def home(request: HttpRequest) -> HttpResponse:
    """The front page for visitors, what needs me for members."""
    now, viewing = timezone.now(), viewing_of(request)
    if isinstance(request.user, User):
        home = home_of(request.user, now=now, viewing=viewing)
        return render(request, "hitrecord/home.html", {"home": home})
    return render(request, "hitrecord/front.html", {"front": front(now=now, viewing=viewing)})
