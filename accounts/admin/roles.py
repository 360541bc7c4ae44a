"""Giving and taking roles, and renaming: asked for from somebody's page, with the password fresh;
a role is confirmed from the list of what waits, by another superuser."""

from __future__ import annotations

from functools import partial

from allauth.account.decorators import reauthentication_required
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.guarded import Guarded, guarded
from accounts.admin.people import ReadOnlyAdmin, UserAdmin
from accounts.forms.staff_acts import HandleForm, RoleForm
from accounts.models import RoleChange, User
from accounts.queries.roles import roles_of
from accounts.services import handles, roles
from hitrecord.foundation.clock import database_now


def superuser(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or not request.user.is_superuser:
        raise PermissionDenied
    return request.user


def ask_view(model_admin: UserAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    by, user = superuser(request), get_object_or_404(User.objects.select_related("person"), pk=pk)
    action = Guarded(
        title=_("Give a role to %(who)s, or take one") % {"who": user},
        verb=_("Ask for it"),
        done=_("Asked. Another superuser has to confirm it."),
        act=lambda said: roles.ask(user=user, by=by, now=database_now(), **said),
        preview=[(_("Now"), ", ".join(roles_of(user)) or _("no role"))],
        refusal=roles.why_not_ask(user, by),
        notes=[_("Nothing changes before another superuser confirms it. They are told then.")],
        asks=partial(RoleForm, user=user),
    )
    return guarded(model_admin, request, action, back_to(user))


def rename_view(model_admin: UserAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    by, user = superuser(request), get_object_or_404(User.objects.select_related("person"), pk=pk)
    action = Guarded(
        title=_("Another handle for %(who)s") % {"who": user},
        verb=_("Rename them"),
        done=_("Renamed. Links with the old handle lead on, and they are told."),
        act=lambda said: handles.rename_for(user=user, by=by, now=database_now(), **said),
        asks=partial(HandleForm, user=user),
    )
    return guarded(model_admin, request, action, back_to(user))


def back_to(user: User) -> str:
    return reverse("admin:accounts_user_change", args=[user.pk])


@admin.register(RoleChange)
class RoleChangeAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "reason", "asked_by", "asked_at", "decided_by", "deciding"]
    list_filter = [("decided_at", admin.EmptyFieldListFilter), "gives"]
    list_select_related = ["user", "asked_by", "decided_by"]

    def get_urls(self) -> list[URLPattern]:
        asked = reauthentication_required(allow_get=False)(self.decide_view)
        view = self.admin_site.admin_view(asked)
        to = "<int:pk>/decide/<slug:answer>/"
        return [path(to, view, name="accounts_rolechange_decide"), *super().get_urls()]

    def decide_view(self, request: HttpRequest, pk: int, answer: str) -> HttpResponse:
        by, found = superuser(request), self.get_object(request, str(pk))
        if found is None or answer not in ("yes", "no"):
            raise Http404
        confirms = answer == "yes"
        open_ = _("This is decided already. Nothing was changed.") if found.decided_at else ""
        action = Guarded(
            title=_("Confirm: %(what)s?") % {"what": found}
            if confirms
            else _("Refuse: %(what)s?") % {"what": found},
            verb=_("Do it") if confirms else _("Do not do it"),
            done=_("Done, and they are told.") if confirms else _("It stays as it is."),
            act=lambda reason: roles.decide(
                change=found, by=by, confirms=confirms, reason=reason, now=database_now()
            ),
            preview=[
                (_("Asked by"), str(found.asked_by)),
                (_("Reason"), found.reason),
                (_("Now"), ", ".join(roles_of(found.user)) or _("no role")),
            ],
            refusal=roles.why_not_confirm(found, by) if confirms else open_,
        )
        return guarded(self, request, action, reverse("admin:accounts_rolechange_changelist"))

    @admin.display(description=gettext_lazy("Decision"))
    def deciding(self, found: RoleChange) -> str | SafeString:
        if found.decided_at:
            return found.answer
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            reverse("admin:accounts_rolechange_decide", args=[found.pk, "yes"]),
            _("confirm"),
            reverse("admin:accounts_rolechange_decide", args=[found.pk, "no"]),
            _("refuse"),
        )
