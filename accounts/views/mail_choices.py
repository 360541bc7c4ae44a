from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms.choices import MailChoiceForm
from accounts.models import User
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from accounts.services import mail_choices


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice_settings(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    form = MailChoiceForm(
        request.POST if request.method == "POST" else None,
        initial={"mailed": mail_choices.mailed_to(user)},
    )
    if request.method == "POST" and form.is_valid():
        mail_choices.choose(user=user, mailed=form.cleaned_data["mailed"])
        messages.success(request, _("That is what you hear of by mail from now on."))
        return redirect("notice_settings")
    context = {"form": form, "always": [event.label for event in MONEY_AND_RIGHTS]}
    return render(request, "accounts/notice_settings.html", context)
