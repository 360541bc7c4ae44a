"""Who is named as the author of a draft, in which order and for what: for whoever makes it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contributions.forms.authors import InviteForm, read_roles
from contributions.models import Draft
from contributions.models.draft import AlreadyPublished
from contributions.queries.asked import asked_for
from contributions.services import arranging, inviting
from contributions.views.drafts import mine
from contributions.views.meanwhile import gone_is_404
from hitrecord.foundation.text import whole_number


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@gone_is_404
def draft_authors(request: HttpRequest, pk: int) -> HttpResponse:
    """One form: whatever button is pressed, the roles that were typed are kept."""
    draft = mine(request, pk)
    if draft.version is not None:
        return redirect(draft.version.contribution)
    if request.method != "POST":
        return _show(request, draft, InviteForm())
    form = InviteForm(request.POST)
    try:
        place = _take(request, draft, form)
    except AlreadyPublished as late:
        return redirect(late.version.contribution)
    except ValidationError as problems:
        _put(form, problems)
        return _show(request, draft, form)
    return redirect(f"{reverse('draft_authors', args=[draft.pk])}{place}")


def _take(request: HttpRequest, draft: Draft, form: InviteForm) -> str:
    """Do what the pressed button says; where on the page to go on."""
    now, press = timezone.now(), request.POST
    roles = read_roles(press)
    if roles:
        arranging.set_roles(draft=draft, roles=roles)
    for button in ("up", "down"):
        row = whole_number(press.get(button, ""))
        if row is not None:
            arranging.move(draft=draft, row_id=row, up=button == "up")
            return f"#author-{row}"
    row = whole_number(press.get("take_back", ""))
    if row is not None:
        arranging.take_back(draft=draft, row_id=row, now=now)
        messages.success(request, _("The name is taken off this draft."))
        return ""
    if press.get("action") != "invite" and not press.get("handle", "").strip():
        messages.success(request, _("The roles are saved."))
        return ""
    if not form.is_valid():
        raise ValidationError([])
    asked = inviting.invite(draft=draft, now=now, **form.cleaned_data)
    messages.success(request, _("%s is asked.") % asked.person.credit_name)
    return f"#author-{asked.pk}"


def _put(form: InviteForm, problems: ValidationError) -> None:
    if not hasattr(problems, "error_dict"):
        problems = ValidationError({"__all__": problems.error_list})
    for field, errors in problems.error_dict.items():
        for error in errors:
            form.add_error(field if field in form.fields else None, error)


def _show(request: HttpRequest, draft: Draft, form: InviteForm) -> HttpResponse:
    typed = read_roles(request.POST)
    context = {"draft": draft, "form": form, "asked": asked_for(draft, typed=typed)}
    return render(request, "contributions/authors.html", context)
