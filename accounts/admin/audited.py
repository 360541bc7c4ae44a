"""What the staff changes by hand is written down like what they do by a button: with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from accounts.admin.changed import changed_in
from accounts.admin.guarded import Guarded, guarded
from accounts.admin.removal import hangs_on, keepers
from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.fields import IN_FORMS_OF_ROWS, TextField
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.seen import Overtaken, SeenForm, ask_again, require, stamp

WHY = "why_it_is_changed"
BESIDE = (WHY, "seen")
"""Fields of the form that say nothing of the row."""


class Reasoned(forms.Form):
    why_it_is_changed = TextField(
        label=gettext_lazy("Reason"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        help_text=gettext_lazy("Whom it concerns reads it, and the audit log keeps it."),
        error_messages={"required": gettext_lazy("Say why you change this. It is kept.")},
    )


class Stamped(SeenForm):
    """Of two who change the same row the second reads what the first kept before it is replaced."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = {name: self.initial.get(name) for name in self.fields if name not in BESIDE}
        self.initial["seen"] = stamp(*map(_plain, there.values()))

    def clean(self) -> dict[str, Any]:
        now = self.initial["seen"]
        try:
            if other := changed_in(self, *BESIDE):
                require(self.cleaned_data.get("seen", ""), now)
        except Overtaken as late:
            ask_again(self, late, seen=now, there={})
            for each in other:
                self.add_error(None, f"{each['label']}: {each['before'] or '—'}")
        return super().clean() or {}


class AuditedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Django's own log belongs to the admin and may be emptied; the audit is ours and stays."""

    formfield_overrides = IN_FORMS_OF_ROWS

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if self._asks(request, obj):
            metaclass: Any = type(self.form)
            kwargs["form"] = metaclass("Asked", (Stamped, self.form, Reasoned), {})
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The reason last, also where a list names the fields."""
        named = list(super().get_fieldsets(request, obj))
        if not self._asks(request, obj):
            return named
        told: list[Any] = [(None, {"fields": list(BESIDE)})]
        for title, options in named:
            fields: Sequence[Any] = [each for each in options["fields"] if each not in BESIDE]
            told.insert(-1, (title, {**options, "fields": fields}))
        return told

    def _asks(self, request: HttpRequest, obj: Any) -> bool:
        return obj is not None and self.has_change_permission(request, obj)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        given = (request, object_id, form_url, extra_context)
        if request.method != "POST":
            return super().changeform_view(*given)
        if object_id is None:
            try:
                return super().changeform_view(*given)
            except IntegrityError:
                # A second press at once: the first is saved by now, and the form finds it.
                return super().changeform_view(*given)
        with transaction.atomic():
            row = self.get_object(request, object_id)
            if row is not None:
                self.hold(row)
            return super().changeform_view(*given)

    def hold(self, row: Any) -> None:
        """From looking to saving: the form is read from the row once nobody else changes it."""
        for_change(self.model._base_manager.filter(pk=row.pk)).get()

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        why = form.cleaned_data.get(WHY, "")
        with override("en"):  # as it is kept; whoever reads it reads the names in their language
            changed = [] if add else changed_in(form, *BESIDE)
        request.changed = (why, changed)  # type: ignore[attr-defined]
        form.changed_data = [name for name in form.changed_data if name not in BESIDE]
        return super().construct_change_message(request, form, formsets, add)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        _record(request, "added", obj, {"what": message})
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        why, changed = getattr(request, "changed", ("", []))
        if changed:
            _record(request, "changed", obj, {"changed": changed}, why)
        return super().log_change(request, obj, message)

    def get_actions(self, request: HttpRequest) -> Any:
        """Nothing is deleted by the dozen: each with its reason."""
        return {
            name: action
            for name, action in super().get_actions(request).items()
            if name != "delete_selected"
        }

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Nothing is offered that would have to be refused."""
        row = context.get("original")
        if row is not None and self.has_delete_permission(request, row):
            context["show_delete"] = not hangs_on(row)
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        found = self.get_object(request, object_id)
        if found is None:
            raise Http404
        if not self.has_delete_permission(request, found):
            raise PermissionDenied
        _all, counts, missing, kept = self.get_deleted_objects([found], request)
        held = keepers(found, self.admin_site) if kept else []
        refusal = ""
        if kept:
            refusal = _("“%(what)s” stays: it cannot be deleted while other things hang on it.")
        elif missing:
            refusal = _("“%(what)s” stays: you may not delete what would go with it.")
        action = Guarded(
            title=_("Delete “%(what)s”") % {"what": found},
            verb=_("Delete it"),
            done=_("“%(what)s” is deleted.") % {"what": found},
            act=partial(self._delete, request, found),
            preview=[] if refusal else [(capfirst(name), count) for name, count in counts.items()],
            refusal=refusal and refusal % {"what": found},
            template="admin/deletion.html",
            shown={"keepers": held, "others": [] if held else [*kept, *map(capfirst, missing)]},
        )
        back = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        return guarded(self, request, action, back)

    def _delete(self, request: HttpRequest, found: Any, why: str) -> None:
        _record(request, "deleted", found, {"what": str(found)}, why)
        self.delete_model(request, found)


def _plain(value: Any) -> Any:
    return sorted(map(str, value)) if isinstance(value, list) else str(value)


def _record(
    request: HttpRequest, verb: str, obj: Model, detail: dict[str, Any], why: str = ""
) -> None:
    if isinstance(request.user, User):
        audit.record(
            actor=request.user,
            action=f"{obj._meta.verbose_name} {verb}",
            target=obj,
            reason=why,
            detail=detail,
        )
