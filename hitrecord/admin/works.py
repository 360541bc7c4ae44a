"""Works for staff: the thing itself with its authors first, then what is said of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.admin import ReadOnly, Versions
from contributions.models import Contribution
from contributions.queries.cards import bylines_of
from contributions.queries.files import files_of, main_of
from hitrecord.moderation.deciding import DECIDE

LAST = ("created_at", "withdrawn_at", "withdrawn_by", "removed_at", "removed_by")
SAID = ("kind", "wish", "process_note", "alt_text", "tags", "published_at")
FLAGS = ("is_mature", "mature_note", "ai_use", "ai_note", "may_train")
WHY = ("removed_reason", "removed_title")


class WorkList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        """Faces and authors of all rows in two statements."""
        super().get_results(request)
        self.result_list = listed = list(self.result_list)
        versions = [work.current_id for work in listed if work.current_id]
        files, lines = files_of(versions, first_only=True), bylines_of(versions)
        for work in listed:
            found = main_of(files.get(work.current_id, []))
            work.thumb = found.thumb if found else ""
            work.names = ", ".join(name for name, _url in lines.get(work.current_id, []))


@admin.register(Contribution)
class ContributionAdmin(ReadOnly):
    list_display = ("title", "look", "by", "kind", "published_at", "state", "staff")
    list_filter = ("kind", "published_at")
    search_fields = ("title", "current__authorships__person__credit_name", "tags__name")
    date_hierarchy = "published_at"
    inlines = (Versions,)
    change_form_template = "admin/contributions/work.html"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return WorkList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).select_related("current")
        return rows.defer("current__html", "current__text")

    def get_list_display(self, request: HttpRequest) -> Any:
        """Whoever does not decide is offered nothing that would be refused."""
        shown = super().get_list_display(request)
        return shown if request.user.has_perm(DECIDE) else shown[:-1]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What there is to say; nothing but dashes and noughts stands for the rest."""
        named = ("tags", *(name for name in SAID + FLAGS + LAST + WHY if name != "tags"))
        return [name for name in named if name == "tags" or (obj and getattr(obj, name))]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        work = self.get_object(request, object_id)
        version = work.current_id if work else None
        more = {
            "file": main_of(files_of([version]).get(version, [])) if version else None,
            "authors": bylines_of([version]).get(version, []) if version else [],
            "decides": request.user.has_perm(DECIDE),
        }
        return super().change_view(request, object_id, form_url, more | (extra_context or {}))

    @admin.display(description=gettext_lazy("Look"))
    def look(self, work: Any) -> str | SafeString:
        words = format_html('<img src="{}" alt="" width="72" loading="lazy">', work.thumb)
        return words if work.thumb else ""

    @admin.display(description=gettext_lazy("By"))
    def by(self, work: Any) -> str:
        return str(work.names)

    @admin.display(description=gettext_lazy("State"), ordering="removed_at")
    def state(self, work: Contribution) -> str:
        if work.removed_at:
            return _("taken down by staff")
        if work.withdrawn_at:
            return _("withdrawn by its authors")
        return _("published") if work.current_id else _("draft")

    @admin.display(description=gettext_lazy("Staff"))
    def staff(self, work: Contribution) -> str | SafeString:
        if not work.current_id:
            return ""
        words = _("Put it up again …") if work.removed_at else _("Take it down …")
        return format_html('<a href="{}">{}</a>', reverse("removal", args=[work.pk]), words)
