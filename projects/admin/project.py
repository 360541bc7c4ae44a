from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.admin.audited import WHY, AuditedAdmin
from accounts.models import User
from projects.admin.counted import counted, with_counts
from projects.admin.reviewing import back, back_of, next_of
from projects.admin.rows import Rows
from projects.forms.project_admin import ProjectAdminForm
from projects.models import Lead, LeadChange, LeadInvitation, PhaseChange, Project, Step
from projects.queries.promised import owed_for
from projects.services.rewording import correct


class Leads(Rows):
    """Nobody leads without having said yes, and somebody always does."""

    model = Lead
    fields = ("user", "since")
    related = ("user",)


class Invitations(Rows):
    model = LeadInvitation
    fields = ("user", "by", "at", "answer", "answered_at")
    related = ("user", "by")


class LeadChanges(Rows):
    model = LeadChange
    fields = ("at", "user", "turn", "reason")
    related = ("user",)


class PhaseChanges(Rows):
    """The history: written by moving the project, never by hand."""

    model = PhaseChange
    fields = ("at", "phase", "by", "reason")


class Steps(Rows):
    model = Step
    fields = ("position", "text", "done_at", "done_by", "removed_at")
    related = ("done_by",)


REWORDED = ("title", "pitch")
"""What staff put right; all else is moved where it belongs."""
GIVEN = ("started_by", "started_at", "origin")


@admin.register(Project)
class ProjectAdmin(AuditedAdmin):
    """Projects are started on the site; the staff corrects words and looks."""

    form = ProjectAdminForm
    list_display = ["title", "phase", "started_by", "calls", "waiting", "accepted", "made"]
    list_filter = ["phase", "started_at"]
    list_select_related = ["started_by", "production"]
    search_fields = ["title", "slug", "pitch", "leads__user__handle"]
    date_hierarchy = "started_at"
    fields = ["title", "slug", "pitch", "phase", "review", "made", *GIVEN, "owed"]
    readonly_fields = ["slug", "phase", "review", "made", *GIVEN, "owed"]
    inlines = [Leads, Steps, PhaseChanges, LeadChanges, Invitations]

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return self._open(request, super().get_list_display(request))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return self._open(request, super().get_fields(request, obj))

    def _open(self, request: HttpRequest, columns: Any) -> list[Any]:
        """Without what leads on for those only who bring projects forward."""
        if self.has_change_permission(request):
            return list(columns)
        return [one for one in columns if one not in {"made", "review"}]

    calls = counted("calls", _("Calls"))
    waiting = counted("waiting", _("Undecided"))
    accepted = counted("accepted", _("Accepted"))

    @admin.display(description=_("Production"))
    def made(self, project: Project) -> str:
        return next_of(project)

    @admin.display(description=_("Review"))
    def review(self, project: Project) -> str:
        return back_of(project)

    def get_urls(self) -> list[URLPattern]:
        send = self.admin_site.admin_view(partial(back, self))
        return [path("<int:pk>/back/", send, name="projects_project_back"), *super().get_urls()]

    @admin.display(description=_("Promised and not paid"))
    def owed(self, project: Project) -> str:
        return "\n".join(owed_for(project)) or "—"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Counted beside each other: joined they would multiply."""
        undecided = Q(submissions__decision="", submissions__withdrawn_at=None)
        undecided &= Q(submissions__isnull=False)
        return with_counts(
            super().get_queryset(request),
            calls=Count("calls", distinct=True),
            waiting=Count("submissions", filter=undecided, distinct=True),
            accepted=Count(
                "submissions", filter=Q(submissions__decision="accepted"), distinct=True
            ),
        )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        words = {each: form.cleaned_data[each] for each in form.changed_data if each in REWORDED}
        if words and isinstance(request.user, User):
            why, now = form.cleaned_data[WHY], timezone.now()
            correct(project=obj, by=request.user, now=now, words=words, reason=why)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
