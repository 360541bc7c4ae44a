"""The one page before staff do anything: what would happen, why not, a reason, and a dry run."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.admin.rehearsal import REFUSALS, rehearse, why_refused
from hitrecord.foundation.fields import TextField

logger = logging.getLogger(__name__)
ASKED = "asked"


class ReasonForm(forms.Form):
    reason = TextField(
        label=_("Reason"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_("It is kept in the audit log for ever."),
        error_messages={"required": _("Say why. The reason is kept in the audit log.")},
    )

    @property
    def said(self) -> Any:
        return self.cleaned_data["reason"]


@dataclass
class Guarded:
    """One action on one object. `refusal` is the sentence in its way; `act` gets what the form
    `said`: the reason alone, unless `asks` is a form of the action's own. `done` may be made of
    what `act` gives back. A `template` that extends the common one shows more, with what `shown`
    holds. `again` is sent with the form: by a page that a POST had opened, with `ASKED`."""

    title: str
    verb: str
    done: str | Promise | Callable[[Any], str]
    act: Callable[[Any], object]
    preview: Sequence[tuple[str, Any]] = ()
    refusal: str = ""
    notes: Sequence[str] = field(default_factory=list)
    asks: Callable[[Any], Any] = ReasonForm
    template: str = "admin/guarded.html"
    shown: Mapping[str, Any] = field(default_factory=dict)
    again: Sequence[tuple[str, str]] = ()


def guarded(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, action: Guarded, back: str
) -> HttpResponse:
    """Show what would happen; do it on a POST with a reason; say in a sentence why not."""
    is_sent = request.method == "POST" and (not action.again or ASKED in request.POST)
    form = action.asks(request.POST if is_sent else None)
    rehearsed = None
    if is_sent and not action.refusal and form.is_valid():
        try:
            if "rehearse" in request.POST:
                rehearsed = rehearse(lambda: action.act(form.said))
            else:
                came = action.act(form.said)
                messages.success(
                    request, action.done(came) if callable(action.done) else str(action.done)
                )
                return redirect(back)
        except ValidationError as refused:
            form.add_error(None, refused)
        except REFUSALS as error:
            # not the title, which may name somebody
            logger.exception("the database refused what %s confirmed", type(model_admin).__name__)
            form.add_error(None, why_refused(error))
    context = (
        model_admin.admin_site.each_context(request)
        | dict(action.shown)
        | {
            "opts": model_admin.model._meta,
            "title": action.title,
            "action": action,
            "form": form,
            "back": back,
            "rehearsed": rehearsed,
        }
    )
    return TemplateResponse(request, action.template, context)
