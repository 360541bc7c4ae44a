from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.profile import ProfileForm, SkillsForm
from accounts.models import User


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile_settings(request: HttpRequest) -> HttpResponse:
    user = get_object_or_404(User.objects.select_related("person"), pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid() and form.is_kept():
        messages.success(request, _("Your profile is saved."))
        return redirect("settings")
    return render(request, "accounts/settings.html", {"form": form, "person": user.person})


@login_required
@require_safe
def first_of_settings(_request: HttpRequest) -> HttpResponse:
    """For whoever types the address that all settings begin with."""
    return redirect("settings")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Pick skills, then see the calls that need them."""
    form = SkillsForm(request.POST or None, instance=get_object_or_404(User, pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("calls")
    return render(request, "accounts/welcome.html", {"form": form})
