"""The page before staff do something with several rows of a list: which they are, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.admin.guarded import ASKED, Guarded, guarded

MOST = 200
"""As many as the form can send once more, and somebody can answer for."""
SHOWN = 20


def guarded_rows(
    model_admin: admin.ModelAdmin[Any],
    request: HttpRequest,
    rows: QuerySet[Any],
    action: Guarded,
    *,
    line: Callable[[Any], str] = str,
) -> HttpResponse:
    """What an action of a list answers: nothing is done until the page is sent with a reason.
    `line` says what a row is, and what is to become of it."""
    chosen = list(rows[: MOST + 1])
    refusal = ""
    if len(chosen) > MOST:
        refusal = _("These are more than %(most)s rows: choose fewer, or filter the list first.")
    listed = [line(each) for each in chosen[:SHOWN]]
    if len(chosen) > SHOWN:
        listed.append(_("and %(count)d more like these") % {"count": len(chosen) - SHOWN})
    name = str(capfirst(model_admin.opts.verbose_name_plural))
    again = [("action", request.POST["action"]), (ASKED, "yes")]
    again += [(ACTION_CHECKBOX_NAME, str(each.pk)) for each in chosen[:MOST]]
    told = replace(
        action,
        preview=[*action.preview, *([] if refusal else [(name, "\n".join(listed))])],
        refusal=refusal and refusal % {"most": MOST},
        again=again,
    )
    return guarded(model_admin, request, told, request.get_full_path())
