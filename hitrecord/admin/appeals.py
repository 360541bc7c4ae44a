"""Decisions, and the page on which another moderator hears the appeal against one."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin import ReadOnlyAdmin
from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from contributions.models import Decision
from hitrecord.forms.deciding import ReviewForm
from hitrecord.foundation.clock import database_now
from hitrecord.moderation.appealing import review, why_not_review
from hitrecord.moderation.deciding import DECIDE
from hitrecord.moderation.telling import outcome_of


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ["case", "at", "by", "removes", "measure", "appealed_at", "hearing"]
    list_filter = [("appealed_at", admin.EmptyFieldListFilter), "upheld", "measure", "removes"]
    list_select_related = ["case", "by"]
    readonly_fields = ["hearing"]
    search_fields = ["case__label", "reason", "account__handle"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.review_view)
        to = path("<int:pk>/review/", view, name="contributions_decision_review")
        return [to, *super().get_urls()]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """The way to hear an appeal where there is one."""
        names = super().get_fields(request, obj)
        return [name for name in names if name != "hearing" or (obj and self.hearing(obj))]

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None:
            raise Http404
        if not isinstance(by, User) or not by.has_perm(DECIDE):
            raise PermissionDenied
        action = Guarded(
            title=_("Hear the appeal about %(what)s") % {"what": found.case},
            verb=_("Decide"),
            done=_("Decided. Whoever appealed is told."),
            act=lambda said: review(decision=found, by=by, now=database_now(), **said),
            preview=[
                (_("What was done"), "\n".join(outcome_of(found))),
                (_("The reasons"), found.why),
                (_("Decided by"), str(found.by)),
                (_("The appeal"), found.appeal),
            ],
            refusal=why_not_review(found, by),
            notes=[_("Undoing puts everything back as it was before the decision.")],
            asks=partial(ReviewForm),
        )
        return guarded(self, request, action, reverse("admin:contributions_decision_changelist"))

    @admin.display(description=gettext_lazy("Appeal"))
    def hearing(self, found: Decision) -> str | SafeString:
        if found.reviewed_at:
            return _("stands") if found.upheld else _("undone")
        if not found.appealed_at:
            return ""
        url = reverse("admin:contributions_decision_review", args=[found.pk])
        return format_html('<a href="{}">{}</a>', url, _("Hear the appeal"))
