"""The queue of copyright notices, and each step as a guarded page."""

from __future__ import annotations

from datetime import datetime
from operator import itemgetter
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin import ReadOnlyAdmin
from accounts.admin.guarded import Guarded, ReasonForm, guarded
from accounts.models import AuditRecord, User
from contributions.domain.copyright import Stage, Step, after, steps_from
from contributions.models import CopyrightNotice
from contributions.models.copyright import STAGES
from contributions.services.copyright import HANDLE, deadline, handle
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.fields import TextField
from projects.queries.behind import productions_on
from projects.services.noticed import tell_staff

STEP = "contributions_copyrightnotice_step"
VERBS = {
    Step.REFUSE: gettext_lazy("Refuse it"),
    Step.FORWARD: gettext_lazy("Forward it to the authors"),
    Step.REMOVE: gettext_lazy("Take the work down"),
    Step.RESTORE: gettext_lazy("Put the work up again"),
    Step.KEEP_DOWN: gettext_lazy("Keep it down: they went to court"),
}
AFTER_COURT = gettext_lazy("Put the work up again: the court found for its authors")


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
            pending = CopyrightNotice.objects.on_the_clock()
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
            title=f"{_verb(found, chosen)}: {found.work}",
            verb=str(_verb(found, chosen)),
            done=_("Done. Both sides are told."),
            act=lambda reason: _act(found, chosen, by, reason),
            preview=[*_facts(found), *_course(found), (_("What it sets"), _sets(found, chosen))],
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
            (reverse(f"admin:{STEP}", args=[found.pk, step]), _verb(found, step))
            for step in steps_from(found.stage)
        ]
        return format_html_join(" · ", '<a href="{}">{}</a>', links)


def _verb(found: CopyrightNotice, step: Step) -> str | Promise:
    return AFTER_COURT if found.stage == Stage.KEPT_DOWN else VERBS[step]


@transaction.atomic
def _act(found: CopyrightNotice, step: Step, by: User, reason: str) -> None:
    held = handle(notice=found, step=step, by=by, reason=reason, now=database_now())
    tell_staff(held)


def _sets(found: CopyrightNotice, step: Step) -> str:
    """The stage it goes to, and the day that counts then."""
    to = after(found.stage, step)
    if to is None:
        return "—"
    day = deadline(to, timezone.now()) or deadline(Stage.FORWARDED, timezone.now())
    label, until = str(dict(STAGES)[to.value]), date_format(day) if day else ""
    said = {
        Stage.FORWARDED: _("%(stage)s. They may answer until %(day)s; then it is taken down."),
        Stage.REMOVED: _(
            "%(stage)s. Without a counter-notice until %(day)s its money may go to the others."
        ),
    }.get(to, _("%(stage)s. It ends here."))
    return said % {"stage": label, "day": until}


def _course(found: CopyrightNotice) -> list[tuple[str, str]]:
    """How it came to where it is, oldest first."""
    steps = AuditRecord.objects.filter(
        target_type=ContentType.objects.get_for_model(found.work),
        target_id=str(found.work_id),
        action__startswith="copyright: ",
        detail__notice=found.pk,
    )
    # The counter-notice is read from the row: records of old ones do not say of which notice.
    named = steps.exclude(action="copyright: counter").select_related("actor").order_by("pk")
    clock = _("by the clock")
    taken = [
        (
            each.at,
            f"{each.action.removeprefix('copyright: ')}, "
            f"{each.actor.handle if each.actor else clock}: {each.reason}".rstrip(": "),
        )
        for each in named
    ]
    if found.counter_at and found.counter_by:
        taken.append((found.counter_at, f"counter, {found.counter_by.handle}"))
    taken.sort(key=itemgetter(0))
    lines = [f"{_when(at)} {what}" for at, what in [(found.received_at, _("received")), *taken]]
    stage = found.get_stage_display()
    day = found.answer_until or found.due_at
    if day:
        over, ahead = _("%(stage)s, its time ended on %(day)s"), _("%(stage)s, until %(day)s")
        said = ahead if day > timezone.now() else over
        stage = said % {"stage": stage, "day": date_format(day)}
    return [(_("Number"), str(found.pk)), (_("Stage"), stage), (_("So far"), "\n".join(lines))]


def _when(at: datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def _facts(found: CopyrightNotice) -> list[tuple[str, str]]:
    authors = User.objects.filter(person__authorships__version=found.work.current_id)
    before = CopyrightNotice.objects.against(authors).exclude(pk=found.pk).count()
    facts = [
        (_("The work"), found.work.title),
        (_("Claimant"), f"{found.claimant}, {found.email}, {found.contact}"),
        (_("What is theirs"), f"{found.original}\n{found.link}"),
        (_("Earlier notices against its authors that held"), str(before)),
        (
            _("Productions that credit it, or what was made from it"),
            ", ".join(map(str, productions_on(found.work_id))) or "—",
        ),
    ]
    return [*facts, (_("Counter-notice"), found.counter)] if found.counter else facts
