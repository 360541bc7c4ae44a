from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.admin import ReadOnlyAdmin
from accounts.admin.audited import WHY, AuditedAdmin
from accounts.models import User
from hitrecord.foundation.locking import for_change
from projects.admin import amounts, promises
from projects.admin.counted import counted, with_counts
from projects.admin.promised import OwedFilter, PromiseFilter, owed, promise, promised
from projects.admin.rows import Rows
from projects.forms.call_admin import CallAdminForm
from projects.models import Call, Project, Submission, Verdict
from projects.services.changing import correct_call


def _for(request: HttpRequest, columns: Any) -> list[Any]:
    may_answer = request.user.has_perm("projects.add_guarantee")
    return [("promised" if one == "promise" and not may_answer else one) for one in columns]


CORRECTED = ("title", "brief", "skill", "deadline")
"""What staff put right. What was promised is between the leads and whoever submitted something."""


@admin.register(Call)
class CallAdmin(AuditedAdmin):
    form = CallAdminForm
    list_display = [
        *("title", "number", "project", "skill", "reward", "deadline", "answers"),
        *("waiting", "promise"),
    ]
    list_filter = [PromiseFilter, "reward", ("closed_at", admin.EmptyFieldListFilter), "skill"]
    list_select_related = ["project", "skill", "guarantee"]
    search_fields = ["id", "title", "brief", "project__title"]
    date_hierarchy = "deadline"
    fields = ["project", *CORRECTED, "reward", "promise"]
    readonly_fields = ["project", "reward", "promise", "promised"]

    promise = promise
    promised = promised
    answers = counted("answers", _("Submissions"))
    waiting = counted("waiting", _("Undecided"))

    @admin.display(description="№", ordering="id")
    def number(self, call: Call) -> int:
        return call.pk

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """In the queue of promises only what is decided there, so that nothing is cut off."""
        columns: Any = super().get_list_display(request)
        if request.GET.get("promise") == "waits":
            columns = [one for one in columns if one not in ("reward", "answers", "waiting")]
        return _for(request, columns)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return _for(request, super().get_fields(request, obj))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        there = Q(submissions__isnull=False, submissions__withdrawn_at=None)
        return with_counts(
            super().get_queryset(request),
            answers=Count("submissions", filter=there),
            waiting=Count("submissions", filter=there & Q(submissions__decision="")),
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(partial(promises.answer, self))
        own = path("<int:pk>/promise/<slug:word>/", view, name="projects_call_promise")
        return [own, *super().get_urls()]

    def hold(self, row: Any) -> None:
        """The project first, as leads who change a call do."""
        for_change(Project.objects).get(pk=row.project_id)
        super().hold(row)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        words = {each: form.cleaned_data[each] for each in form.changed_data if each in CORRECTED}
        if words and isinstance(request.user, User):
            why, now = form.cleaned_data[WHY], timezone.now()
            correct_call(call=obj, by=request.user, now=now, words=words, reason=why)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Verdicts(Rows):
    """What was decided, and taken back, and decided again."""

    model = Verdict
    fields = ("at", "decision", "by", "reason")


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    """To look at: the leads decide, at their desk."""

    list_display = [
        "version",
        "project",
        "call",
        "submitted_by",
        "submitted_at",
        "decision",
        "owed",
    ]
    list_filter = [OwedFilter, "decision", "submitted_at"]
    list_select_related = [
        "version__contribution",
        "project",
        "call",
        "submitted_by",
        "amount_paid",
    ]
    search_fields = ["version__contribution__title", "project__title", "submitted_by__handle"]
    date_hierarchy = "submitted_at"
    inlines = [Verdicts]
    owed = owed

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(partial(amounts.amount, self))
        own = path("<int:pk>/amount/<slug:word>/", view, name="projects_submission_amount")
        return [own, *super().get_urls()]

    def view_on_site(self, submission: Submission) -> str:
        return submission.version.contribution.get_absolute_url()
