"""A proposal's way, in guarded steps: propose, open, make final, distribute."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin import ReadOnlyAdmin
from accounts.admin.guarded import guarded
from accounts.admin.titled import Titled
from accounts.models import User
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.currency import format_minor
from payouts import errands
from payouts.admin.preview import preview
from payouts.admin.steps import BY_NAME, steps_of
from payouts.admin.waiting import WaitsFilter
from payouts.forms.propose import ProposeForm
from payouts.models import Pool, Proposal, State
from payouts.proposing.ending import waived_since
from payouts.queries.windows import clock_of
from payouts.services.proposals import propose
from payouts.services.revising import revise

FRESH = ("final", "distribute")
"""Steps that need the password once more."""
SAID = ["production", "number", "reason", "currency", "kind", "page", "objections_said", "closes"]
SUMS = ["income_shown", "costs_shown", "profit_shown", "company_shown", "pool_shown"]
DONE = ["drafted_by", "drafted_at", "opened_by", "opened_at", "final_by", "final_at"]


def _is(found: Proposal | None, name: str) -> bool:
    if name == "closes":
        return bool(found and found.state == State.OPEN)
    return getattr(found, name, name) not in (None, "")


@admin.register(Proposal)
class ProposalAdmin(Titled, ReadOnlyAdmin):
    list_display = [
        "production",
        "number",
        "kind",
        "profit_shown",
        "pool_shown",
        "state_shown",
        "drafted_at",
        "computed",
    ]
    list_filter = [WaitsFilter, "production", "currency"]
    list_select_related = ["production", "computation", "distribution"]
    search_fields = ["production__title"]
    fieldsets = (
        (None, {"fields": (*SAID,)}),
        (gettext_lazy("Money"), {"fields": (*SUMS,)}),
        (gettext_lazy("Who did what"), {"fields": (*DONE,)}),
        (
            gettext_lazy("Technical details"),
            {"fields": ["document_hash"], "classes": ["collapse"]},
        ),
    )
    readonly_fields = (*SAID, *SUMS, *DONE, "document_hash")
    change_form_template = "admin/payouts/proposal.html"

    def title_of(self, row: Proposal) -> str:
        day = date_format(localtime(row.drafted_at), _("j F Y"))
        told = {"day": day, "what": row.production}
        return _("Proposal of %(day)s, %(what)s") % told

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is empty is left out."""
        told = [
            (
                title,
                {**options, "fields": [name for name in options["fields"] if _is(obj, str(name))]},
            )
            for title, options in self.fieldsets
        ]
        return [(title, options) for title, options in told if options["fields"]]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("payouts.add_proposal"))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/steps/<slug:step>/", view(self.step_view), name="payouts_proposal_step"),
            path(
                "of/<int:pk>/shares/",
                view(lambda request, pk: preview(self, request, pk)),
                name="payouts_share_preview",
            ),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Propose: drafts the open period of a production and sends it to be computed."""
        if not self.has_add_permission(request) or not isinstance(request.user, User):
            raise PermissionDenied
        form = ProposeForm(request.POST or None, initial={"production": request.GET.get("of")})
        if request.method == "POST" and form.is_valid():
            try:
                made = propose(by=request.user, **form.cleaned_data)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                messages.success(request, _("The proposal is being computed."))
                return redirect("admin:payouts_proposal_change", made.pk)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": _("Propose"),
            "form": form,
        }
        return TemplateResponse(request, "admin/payouts/propose.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        found = self.get_object(request, object_id)
        steps = steps_of(found) if found else []
        errand = errands.latest(found) if found else None
        is_open = found is not None and found.state == State.OPEN
        context = {
            "proposal": found,
            "steps": steps,
            "errand": errand,
            "waived_since": waived_since(found) if found and is_open else "",
        } | (extra_context or {})
        return super().change_view(request, object_id, form_url, context)

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        """What fixes amounts or books them asks first who is there."""
        fresh = reauthentication_required(allow_get=False)(self._step)
        taken = fresh if step in FRESH else self._step
        answer: HttpResponse = taken(request, pk, step)
        return answer

    def _step(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        found = self.get_object(request, str(pk))
        if found is None or step not in ("compute", *BY_NAME):
            raise Http404
        others = {"distribute": "payouts.add_distribution", "hold": "payouts.change_hold"}
        needed = others.get(step, "payouts.change_proposal")
        if not isinstance(request.user, User) or not request.user.has_perm(needed):
            raise PermissionDenied
        back = reverse("admin:payouts_proposal_change", args=[pk])
        if step == "compute":
            return self._compute_again(request, request.user, found, back)
        action = BY_NAME[step](found, request.user, database_now())
        gone = step in ("revise", "discard")
        listed = reverse("admin:payouts_proposal_changelist")
        return guarded(self, request, action, listed if gone else back)

    def _compute_again(
        self, request: HttpRequest, by: User, found: Proposal, back: str
    ) -> HttpResponse:
        if request.method != "POST" or found.opened_at:
            raise Http404
        try:
            if found.revises:
                revise(proposal=found.revises, by=by, reason=found.reason)
            else:
                kind = Pool(found.kind)
                propose(production=found.production, currency=found.currency, by=by, kind=kind)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return redirect(back)

    @admin.display(description=gettext_lazy("Page"))
    def page(self, found: Proposal) -> SafeString:
        url = found.get_absolute_url()
        return format_html('<a href="{}">{}</a>', url, _("The proposal with all shares"))

    @admin.display(description=gettext_lazy("State"))
    def state_shown(self, found: Proposal) -> str:
        return str(found.state.label)

    @admin.display(description=gettext_lazy("Objections"))
    def objections_said(self, found: Proposal) -> str:
        made = found.objections.filter(withdrawn_at=None).count()
        told = {"made": made, "open": found.objections.open().count()}
        return _("%(made)s, of them %(open)s without an answer") % told if made else _("none")

    @admin.display(description=gettext_lazy("Closes"))
    def closes(self, found: Proposal) -> str:
        """When everybody's window is over, while the proposal is open."""
        end = clock_of(found).closes_at
        return date_format(localtime(end), _("j F Y, H:i T")) if end else _("not known yet")

    @admin.display(description=gettext_lazy("Sales"))
    def income_shown(self, found: Proposal) -> str:
        return format_minor(found.income, found.currency)

    @admin.display(description=gettext_lazy("Costs"))
    def costs_shown(self, found: Proposal) -> str:
        return format_minor(found.costs, found.currency)

    @admin.display(description=gettext_lazy("Profit"))
    def profit_shown(self, found: Proposal) -> str:
        return format_minor(found.profit, found.currency)

    @admin.display(description=gettext_lazy("Company"))
    def company_shown(self, found: Proposal) -> str:
        return format_minor(found.company, found.currency)

    @admin.display(description=gettext_lazy("Contributors"))
    def pool_shown(self, found: Proposal) -> str:
        return format_minor(found.pool, found.currency)

    @admin.display(description=gettext_lazy("Computed"))
    def computed(self, found: Proposal) -> str:
        """With how far it is, while it is being done, or why it could not be."""
        work = found.computation
        done = work.state == work.State.READY or not work.reason
        return str(work.state.label) if done else f"{work.state.label}: {work.reason}"
