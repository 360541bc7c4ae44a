"""The queue of objections: what waits longest first, answered on a page of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin import ReadOnlyAdmin
from accounts.models import User
from hitrecord.foundation.clock import database_now
from payouts.forms.objection import AnswerForm
from payouts.models import Objection
from payouts.queries import holdable
from payouts.queries.objections import answerable_with
from payouts.services.objections import answer_all, why_not_answer


@admin.register(Objection)
class ObjectionAdmin(ReadOnlyAdmin):
    list_display = ["proposal", "kind", "by", "age", "state", "answer_link", "hold_link"]
    list_filter = ["kind", "accepted"]
    list_select_related = ["proposal__production", "by"]
    ordering = [
        F("answered_at").asc(nulls_first=True),
        F("withdrawn_at").asc(nulls_first=True),
        "made_at",
    ]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.answer_view)
        return [
            path("<int:pk>/answer/", view, name="payouts_objection_answer"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return holdable.with_a_share(super().get_queryset(request))

    def answer_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = self.get_object(request, str(pk))
        if found is None:
            raise Http404
        allowed = request.user.has_perm("payouts.change_objection")
        if not allowed or not isinstance(request.user, User):
            raise PermissionDenied
        others = answerable_with(found, request.user)
        form = AnswerForm(request.POST or None, others=others)
        if form.is_valid() and self._answered(request, request.user, found, form):
            return redirect("admin:payouts_objection_changelist")
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": _("Answer: %(kind)s") % {"kind": found.get_kind_display()},
            "objection": found,
            "refusal": why_not_answer(found, request.user),
            "form": form,
        }
        return TemplateResponse(request, "admin/payouts/answer.html", context)

    def _answered(self, request: HttpRequest, by: User, found: Objection, form: AnswerForm) -> bool:
        accepted = form.cleaned_data["accepted"] == "yes"
        words = form.cleaned_data["words"]
        try:
            answer_all(
                objections=[found, *form.cleaned_data["also"]],
                by=by,
                accepted=accepted,
                words=words,
                now=database_now(),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
            return False
        messages.success(request, _("The answer is public, and whoever objected was told."))
        return True

    @admin.display(description=gettext_lazy("Waits for"))
    def age(self, found: Objection) -> str:
        return "" if self.state(found) != _("open") else timesince(found.made_at)

    @admin.display(description=gettext_lazy("State"))
    def state(self, found: Objection) -> str:
        if found.withdrawn_at:
            return _("withdrawn")
        if found.accepted is None:
            return _("open")
        return _("accepted") if found.accepted else _("declined")

    @admin.display(description=gettext_lazy("Answer"))
    def answer_link(self, found: Objection) -> str | SafeString:
        if found.answered_at or found.withdrawn_at:
            return ""
        url = reverse("admin:payouts_objection_answer", args=[found.pk])
        return format_html('<a href="{}">{}</a>', url, _("Answer"))

    @admin.display(description=gettext_lazy("Hold"))
    def hold_link(self, found: Any) -> str | SafeString:
        if found.withdrawn_at or not found.is_holdable:
            return ""
        label = _("Hold this share") if found.share_id else _("Hold a share")
        url = reverse("admin:payouts_hold_add", query={"objection": found.pk})
        return format_html('<a href="{}">{}</a>', url, label)
