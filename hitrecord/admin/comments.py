"""Remarks for moderators: what was said, by whom, about what, and the way to take it down."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from contributions.admin import ReadOnly
from contributions.models import Comment
from hitrecord.moderation.deciding import DECIDE
from hitrecord.moderation.own_initiative import take_down
from hitrecord.queries.remark_places import places_of
from hitrecord.queries.remarks import what_about

EXCERPT = 160


class CommentList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = listed = list(self.result_list)
        places = places_of(listed)
        for one in listed:
            one.about = places.get(one.thread_id)


@admin.register(Comment)
class CommentAdmin(ReadOnly):
    list_display = ("said", "author", "where", "created_at", "state")
    list_select_related = ("author__person",)
    search_fields = ("text", "author__handle")
    change_form_template = "admin/contributions/comment.html"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CommentList

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        named = ("author", "created_at", "parent", "edited_at", "withdrawn_at", "removed_at")
        return [name for name in (*named, "removed_by") if obj and getattr(obj, name)]

    def get_urls(self) -> list[URLPattern]:
        down = self.admin_site.admin_view(self.down_view)
        return [
            path("<int:pk>/down/", down, name="contributions_comment_down"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        found = self.get_object(request, object_id)
        about = what_about(found) if found else None
        more: dict[str, Any] = {
            "about": about,
            "place": found.at(about.url) if found and about else "",
            "decides": request.user.has_perm(DECIDE),
        }
        if found:
            named = _("Comment by %(name)s on “%(what)s”") if about else _("Comment by %(name)s")
            told = {"name": found.author.person, "what": about.title if about else ""}
            more["subtitle"] = named % told
        return super().change_view(request, object_id, form_url, more | (extra_context or {}))

    def down_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """As after a report: its author is told why, and may appeal."""
        found: Any = self.get_object(request, str(pk))
        if found is None:
            raise Http404
        if not request.user.has_perm(DECIDE):
            raise PermissionDenied
        by, about = cast(User, request.user), what_about(found)
        mine = _("This is yours, so somebody else has to decide about it.")
        action = Guarded(
            title=_("Take the comment by %(name)s down") % {"name": found.author.person},
            verb=_("Take it down"),
            done=_("It is taken down. Its author is told, with your reason."),
            act=lambda why: take_down(
                thing=found, by=by, reason=why, hide_title=False, now=timezone.now()
            ),
            preview=[(_("Comment"), found.text), (_("On"), about.title if about else "")],
            refusal=_("It is down already.")
            if found.withdrawn_at
            else (mine if found.author_id == by.pk else ""),
            notes=[
                _("Its author reads the reason and may appeal; another moderator then decides.")
            ],
        )
        back = reverse("admin:contributions_comment_change", args=[pk])
        return guarded(self, request, action, back)

    @admin.display(description=gettext_lazy("Comment"))
    def said(self, found: Comment) -> str:
        return Truncator(found.text).chars(EXCERPT)

    @admin.display(description=gettext_lazy("On"))
    def where(self, found: Any) -> str | SafeString:
        if not found.about:
            return ""
        return format_html('<a href="{}">{}</a>', found.at(found.about.url), found.about.title)

    @admin.display(description=gettext_lazy("State"), ordering="withdrawn_at")
    def state(self, found: Comment) -> str:
        if found.removed_at:
            return _("taken down by staff")
        return _("taken back") if found.withdrawn_at else _("to be read")
