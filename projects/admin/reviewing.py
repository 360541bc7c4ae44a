"""From a project in review: on to its production, or back to its leads."""

from __future__ import annotations

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from projects.models import Phase, Production, Project
from projects.services.productions import send_back


def next_of(project: Project) -> str | SafeString:
    """The link to its production, or to make one."""
    production: Production | None = getattr(project, "production", None)
    if production:
        url = reverse("admin:projects_production_change", args=[production.pk])
        return format_html('<a href="{}">{}</a>', url, production)
    if project.hidden_at or project.phase == Phase.ARCHIVED:
        return "—"
    url = f"{reverse('admin:projects_production_add')}?project={project.slug}"
    return format_html('<a href="{}">{}</a>', url, _("Make its production"))


def back_of(project: Project) -> str | SafeString:
    if project.phase != Phase.IN_REVIEW:
        return "—"
    url = reverse("admin:projects_project_back", args=[project.pk])
    return format_html('<a href="{}">{}</a>', url, _("Send it back to its leads …"))


def back(admin: ModelAdmin[Project], request: HttpRequest, pk: int) -> HttpResponse:
    project, user = get_object_or_404(Project, pk=pk), request.user
    if not isinstance(user, User) or not admin.has_change_permission(request, project):
        raise PermissionDenied
    leads = project.leads.select_related("user__person")
    action = Guarded(
        title=_("Send “%(title)s” back to its leads") % {"title": project.title},
        verb=_("Send it back"),
        done=_("Its leads have it again, and read why."),
        act=lambda why: send_back(project=project, by=user, now=timezone.now(), reason=why),
        preview=[
            (_("Phase"), f"{project.get_phase_display()} → {Phase.ASSEMBLING.label}"),
            (_("Leads"), ", ".join(lead.user.person.credit_name for lead in leads)),
        ],
        refusal=""
        if project.phase == Phase.IN_REVIEW
        else _("This project is not in review any more."),
        notes=[_("Everybody reads the reason in the project’s history; its leads get a notice.")],
    )
    return guarded(admin, request, action, reverse("admin:projects_project_change", args=[pk]))
