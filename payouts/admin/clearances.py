"""Money that a copyright notice keeps back is its author's: put down by one, confirmed by another,
each right after their password."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from hitrecord.foundation.clock import database_now
from payouts.admin.typed import TypedAdmin
from payouts.forms.clearances import ClearanceForm
from payouts.models import Clearance
from payouts.services import clearances

STEPS = {"confirm": gettext_lazy("Confirm: it is theirs"), "drop": gettext_lazy("Drop it")}


@admin.register(Clearance)
class ClearanceAdmin(TypedAdmin):
    list_display = ["payee", "notice", "reason", "made_by", "state", "steps"]
    list_select_related = ["payee__person", "notice__work", "made_by", "confirmed_by"]
    typed = ClearanceForm
    readonly_fields = ["about"]
    heading = gettext_lazy("Release what is kept back for a copyright notice")
    opening = gettext_lazy(
        "Money that waits because of a copyright notice is paid to its author after all, once a"
        " second person has confirmed it."
    )
    nothing = gettext_lazy(
        "No copyright notice keeps anything back, so there is nothing to release."
    )

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """The notice by its words: its own page is the moderators', with a claimant's address."""
        return ["about" if one == "notice" else one for one in super().get_fields(request, obj)]

    @admin.display(description=gettext_lazy("Copyright notice"))
    def about(self, found: Clearance) -> str:
        return str(found.notice)

    def do(self, by: User, told: dict[str, Any]) -> str:
        clearances.put_down(by=by, now=database_now(), **told)
        return _("Put down. Somebody else has to confirm it.")

    def get_urls(self) -> list[URLPattern]:
        fresh = reauthentication_required(allow_get=False)
        view = self.admin_site.admin_view
        return [
            path("add/", view(fresh(self.add_view)), name="payouts_clearance_add"),
            path(
                "<int:pk>/said/<slug:step>/",
                view(fresh(self.step_view)),
                name="payouts_clearance_step",
            ),
            *super().get_urls(),
        ]

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None or step not in STEPS:
            raise Http404
        if not isinstance(by, User) or not by.has_perm("payouts.change_clearance"):
            raise PermissionDenied
        now, do = database_now(), getattr(clearances, step)
        action = Guarded(
            title=_("What waits of %(name)s because of %(what)s")
            % {"name": found.payee.person, "what": found.notice.work},
            verb=str(STEPS[step]),
            done=_("Done."),
            act=lambda why: do(clearance=found, by=by, reason=why, now=now),
            preview=[
                (_("Copyright notice"), str(found.notice)),
                (_("Put down by"), str(found.made_by)),
                (_("Reason"), found.reason),
            ],
            refusal=clearances.why_not_drop(found)
            if step == "drop"
            else clearances.why_not_confirm(found, by, now),
        )
        return guarded(self, request, action, reverse("admin:payouts_clearance_changelist"))

    @admin.display(description=gettext_lazy("State"))
    def state(self, found: Clearance) -> str:
        if found.dropped_at:
            return _("dropped")
        if found.confirmed_at:
            return _("theirs, confirmed by %(name)s") % {"name": found.confirmed_by}
        return _("waits for a second person")

    @admin.display(description=gettext_lazy("Next step"))
    def steps(self, found: Clearance) -> str | SafeString:
        if found.dropped_at or found.confirmed_at:
            return ""
        links = [
            (reverse("admin:payouts_clearance_step", args=[found.pk, step]), label)
            for step, label in STEPS.items()
        ]
        return format_html_join(" · ", '<a href="{}">{}</a>', links)
