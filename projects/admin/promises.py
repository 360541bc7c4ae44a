"""Answering for an amount that a call promises, and writing down that it was paid."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from hitrecord.foundation.numbers import money
from projects.models import Call
from projects.services.guarantees import answer_guarantee, why_not_answer


def answer(admin: ModelAdmin[Call], request: HttpRequest, pk: int, word: str) -> HttpResponse:
    call, by = admin.get_object(request, str(pk)), request.user
    if call is None or word not in ("confirm", "decline"):
        raise Http404
    if not isinstance(by, User) or not by.has_perm("projects.add_guarantee"):
        raise PermissionDenied
    is_yes = word == "confirm"
    action = Guarded(
        title=_("Guarantee of call № %(number)s") % {"number": call.pk},
        verb=_("Confirm it") if is_yes else _("Do not confirm it"),
        done=_("It is said, and the leads are told."),
        act=partial(_answer, call, by, is_yes),
        preview=preview(call),
        refusal=why_not_answer(call, by),
        notes=[
            _("The house stands behind the amount: the call says “guaranteed”. It stays.")
            if is_yes
            else _("The call goes on saying that the lead alone promises it.")
        ],
    )
    return guarded(admin, request, action, reverse("admin:projects_call_changelist"))


def _answer(call: Call, by: User, is_yes: bool, reason: str) -> None:
    answer_guarantee(call=call, by=by, is_confirmed=is_yes, reason=reason, now=timezone.now())


def preview(call: Call) -> list[tuple[str, Any]]:
    return [
        (_("Project"), str(call.project)),
        (_("Call"), call.title),
        (_("Amount for each accepted submission"), money(call.amount or 0, call.currency)),
        (_("Promised by"), str(call.opened_by)),
        (_("Accepted submissions"), call.submissions.accepted().count()),
    ]
