"""The queue of copyright notices, and each step as a guarded page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin import ReadOnlyAdmin
from accounts.admin.guarded import Guarded, ReasonForm, guarded
from accounts.models import User
from contributions.domain.copyright import Step, steps_from
from contributions.models import CopyrightNotice
from contributions.services.copyright import HANDLE, handle
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.fields import TextField
from projects.models import Production

STEP = "contributions_copyrightnotice_step"
VERBS = {
    Step.REFUSE: gettext_lazy("Refuse it"),
    Step.FORWARD: gettext_lazy("Forward it to the authors"),
    Step.REMOVE: gettext_lazy("Take the work down"),
    Step.RESTORE: gettext_lazy("Put the work up again"),
    Step.KEEP_DOWN: gettext_lazy("Keep it down: they went to court"),
}


class StepForm(ReasonForm):
    reason = TextField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
        help_text=gettext_lazy("Both sides read it, and it is kept in the audit log for ever."),
        error_messages={"required": gettext_lazy("Say why. Both sides read it.")},
    )


class WaitsFilter(admin.SimpleListFilter):
    title = gettext_lazy("what it waits for")
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("pending", _("being worked on")), ("due", _("its time is over"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "due":
            return queryset.filter(due_at__lte=timezone.now())
        if self.value() == "pending":
            pending = CopyrightNotice.objects.pending().exclude(stage="received")
            return queryset.filter(pk__in=pending.values("pk"))
        return queryset


@admin.register(CopyrightNotice)
class CopyrightNoticeAdmin(ReadOnlyAdmin):
    list_display = ["work", "claimant", "received_at", "stage", "due_at", "steps"]
    list_filter = [WaitsFilter, "stage"]
    list_select_related = ["work"]
    search_fields = ["work__title", "claimant", "email", "original"]

    def get_urls(self) -> list[URLPattern]:
        view, name = (
            self.admin_site.admin_view(self.step_view),
            "contributions_copyrightnotice_step",
        )
        return [path("<int:pk>/steps/<slug:step>/", view, name=name), *super().get_urls()]

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None or step not in set(Step) or step == Step.COUNTER:
            raise Http404
        if not isinstance(by, User) or not by.has_perm(HANDLE):
            raise PermissionDenied
        chosen = Step(step)
        action = Guarded(
            title=f"{VERBS[chosen]}: {found.work}",
            verb=str(VERBS[chosen]),
            done=_("Done. Both sides are told."),
            act=lambda reason: handle(
                notice=found, step=chosen, by=by, reason=reason, now=database_now()
            ),
            preview=_facts(found),
            refusal=""
            if chosen in steps_from(found.stage)
            else _("It is “%(stage)s” now: this step does not lead on from there.")
            % {"stage": found.get_stage_display()},
            asks=StepForm,
        )
        return guarded(
            self, request, action, reverse("admin:contributions_copyrightnotice_changelist")
        )

    @admin.display(description=gettext_lazy("Steps"))
    def steps(self, found: CopyrightNotice) -> str | SafeString:
        links = [
            (reverse(f"admin:{STEP}", args=[found.pk, step]), VERBS[step])
            for step in steps_from(found.stage)
        ]
        return format_html_join(" · ", '<a href="{}">{}</a>', links)


def _facts(found: CopyrightNotice) -> list[tuple[str, str]]:
    authors = User.objects.filter(person__authorships__version=found.work.current_id)
    before = CopyrightNotice.objects.against(authors).exclude(pk=found.pk).count()
    used_in = Production.objects.filter(pieces__credits__version__contribution=found.work_id)
    facts = [
        (_("The work"), found.work.title),
        (_("Claimant"), f"{found.claimant}, {found.email}, {found.contact}"),
        (_("What is theirs"), f"{found.original}\n{found.link}"),
        (_("Earlier notices against its authors that held"), str(before)),
        (_("Productions that credit it"), ", ".join(map(str, used_in.distinct())) or "—"),
    ]
    return [*facts, (_("Counter-notice"), found.counter)] if found.counter else facts
