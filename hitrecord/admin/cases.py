"""The queue of what was reported, and the page on which a moderator decides about one thing."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin import ReadOnlyAdmin
from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from accounts.queries.acts import at, look_also
from contributions.models import Case, Report
from hitrecord.admin.evidence import evidence_view
from hitrecord.admin.facts import facts_of
from hitrecord.admin.what import WhatFilter, what
from hitrecord.forms.deciding import DecisionForm
from hitrecord.foundation.clock import database_now
from hitrecord.moderation.deciding import DECIDE, decide, why_not_decide
from hitrecord.moderation.kinds import KINDS
from hitrecord.moderation.subjects import subject_of


def decided_about(thing: Model) -> Q | None:
    """Decisions are written down at the case; one looks for them at what it was about, too."""
    kind = ContentType.objects.get_for_model(thing, for_concrete_model=False)
    if not any(each.model is type(thing) for each in KINDS.values()):
        return None
    cases = Case.objects.filter(target_type=kind, target_id=thing.pk)
    return at(Case, *cases.values_list("pk", flat=True))


look_also(decided_about)


class Reports(admin.TabularInline[Report, Case]):
    """What was said; never by whom: a moderator judges the thing."""

    model = Report
    extra = 0
    can_delete = False
    fields = readonly_fields = ("at", "grounds", "words")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Case)
class CaseAdmin(ReadOnlyAdmin):
    list_display = ["label", "deciding", "reported", "age", "closed_at", "what"]
    list_filter = [
        ("closed_at", admin.EmptyFieldListFilter),
        "reports__grounds",
        WhatFilter,
    ]
    list_select_related = ["target_type", "decision__by"]
    search_fields = ["label", "reports__words"]
    fields = ["what", "label", "opened_at", "closed_at"]
    inlines = [Reports]
    what = what

    def get_queryset(self, request: HttpRequest) -> QuerySet[Case]:
        return Case.objects.with_counts().order_by("-closed_at", "opened_at")

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        seen = partial(evidence_view, self)
        return [
            path("<int:pk>/decide/", wrap(self.decide_view), name="contributions_case_decide"),
            path("<int:pk>/evidence/", wrap(seen), name="contributions_case_evidence"),
            *super().get_urls(),
        ]

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None:
            raise Http404
        if not isinstance(by, User) or not by.has_perm(DECIDE):
            raise PermissionDenied
        subject = subject_of(found)
        action = Guarded(
            title=_("Decide about %(what)s") % {"what": found.label},
            verb=_("Decide"),
            done=_("Decided. Whoever it is about and whoever reported it are told."),
            act=lambda said: decide(case=found, by=by, now=database_now(), **said),
            preview=facts_of(found, subject),
            refusal=why_not_decide(found, by),
            notes=[
                _("With nothing ticked or chosen, it stays and only those who reported it hear."),
                _("Whoever it is about may appeal once; another moderator then decides."),
            ],
            asks=partial(DecisionForm, subject=subject),
        )
        return guarded(self, request, action, reverse("admin:contributions_case_changelist"))

    @admin.display(description=gettext_lazy("Reports"), ordering="reports_count")
    def reported(self, found: Any) -> int:
        return int(found.reports_count)

    @admin.display(description=gettext_lazy("Waits for"), ordering="opened_at")
    def age(self, found: Case) -> str:
        return "" if found.closed_at else timesince(found.opened_at, depth=1)

    @admin.display(description=gettext_lazy("Decision"))
    def deciding(self, found: Case) -> str | SafeString:
        if found.closed_at:
            return _("decided by %(name)s") % {"name": found.decision.by}
        url = reverse("admin:contributions_case_decide", args=[found.pk])
        return format_html('<a href="{}">{}</a>', url, _("Decide"))
