"""Writing down that an amount a call promised was paid."""

from __future__ import annotations

from functools import partial

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from projects.admin.promises import preview
from projects.models import Submission
from projects.services.amounts import (
    take_back_paid,
    why_not_pay,
    why_not_take_back,
    write_down_paid,
)


def amount(admin: ModelAdmin[Submission], request: HttpRequest, pk: int, word: str) -> HttpResponse:
    found, by = admin.get_object(request, str(pk)), request.user
    if found is None or found.call is None or word not in ("paid", "unpaid"):
        raise Http404
    if not isinstance(by, User) or not admin.has_view_permission(request, found):
        raise PermissionDenied
    is_paid = word == "paid"
    names = [author.person.credit_name for author in found.version.authorships.all()]
    action = Guarded(
        title=_("What call № %(number)s promised") % {"number": found.call_id},
        verb=_("It is paid") if is_paid else _("It is not paid"),
        done=_("It is written down, and the people are told."),
        act=partial(_pay if is_paid else _take_back, found, by),
        preview=[
            *preview(found.call),
            (_("Work"), str(found.version)),
            (_("To"), ", ".join(names)),
        ],
        refusal=(why_not_pay if is_paid else why_not_take_back)(found, by),
        notes=[
            _("No money moves by this. Say how it was paid, and the number of its paper.")
            if is_paid
            else _("The amount counts as owed again.")
        ],
    )
    return guarded(admin, request, action, reverse("admin:projects_submission_changelist"))


def _pay(found: Submission, by: User, how: str) -> None:
    write_down_paid(submission=found, by=by, how=how, now=timezone.now())


def _take_back(found: Submission, by: User, reason: str) -> None:
    take_back_paid(submission=found, by=by, reason=reason)
