"""What was paid to the wrong person: put down, confirmed by a second one, set off, or let go."""

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

from accounts.admin import ReadOnlyAdmin
from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.currency import format_minor
from payouts.admin.opened import KeptOpenings, opened
from payouts.admin.typed import TypedAdmin
from payouts.forms.clawbacks import ClawbackForm
from payouts.models import Clawback, Unclaimed
from payouts.services.clawbacks import (
    confirm,
    drop,
    let_go,
    put_down,
    why_not_confirm,
    why_not_drop,
    why_not_let_go,
)

STEPS = {
    "confirm": gettext_lazy("Confirm"),
    "drop": gettext_lazy("Drop it"),
    "let-go": gettext_lazy("Let it go"),
}


@admin.register(Clawback)
class ClawbackAdmin(KeptOpenings, TypedAdmin):
    list_display = ["payee", "to", "shown", "rest", "reason", "made_by", "next"]
    list_select_related = ["payee__person", "to__person", "made_by"]
    typed = ClawbackForm
    heading = gettext_lazy("Take back what was paid wrongly")
    opening = gettext_lazy(
        "What somebody was paid by mistake is set off against what they earn"
        " next. It counts after a second person has confirmed it."
    )

    def do(self, by: User, told: dict[str, Any]) -> None:
        put_down(by=by, now=database_now(), **told)

    def get_urls(self) -> list[URLPattern]:
        asked = reauthentication_required(allow_get=False)(self.step_view)
        view = self.admin_site.admin_view(asked)
        to = "<int:pk>/<slug:step>/guarded/"
        return [path(to, view, name="payouts_clawback_step"), *super().get_urls()]

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None or step not in STEPS:
            raise Http404
        if not isinstance(by, User) or not by.has_perm("payouts.change_clawback"):
            raise PermissionDenied
        if request.method == "GET":
            opened(request, found)
        action = {"confirm": self._confirm, "drop": self._drop, "let-go": self._let_go}[step]
        return guarded(
            self, request, action(found, by), reverse("admin:payouts_clawback_changelist")
        )

    def _confirm(self, found: Clawback, by: User) -> Guarded:
        return Guarded(
            title=_("Confirm %(what)s") % {"what": found},
            verb=_("Set it off against later earnings"),
            done=_("Confirmed, and they were told why. Nobody is asked to pay anything back."),
            act=lambda reason: confirm(clawback=found, by=by, reason=reason, now=database_now()),
            preview=self._preview(found),
            refusal=why_not_confirm(found, by),
        )

    def _drop(self, found: Clawback, by: User) -> Guarded:
        return Guarded(
            title=_("Drop %(what)s") % {"what": found},
            verb=_("Drop it; it takes nothing"),
            done=_("Dropped."),
            act=lambda reason: drop(clawback=found, by=by, reason=reason, now=database_now()),
            preview=self._preview(found),
            refusal=why_not_drop(found),
        )

    def _let_go(self, found: Clawback, by: User) -> Guarded:
        return Guarded(
            title=_("Let go what is left of %(what)s") % {"what": found},
            verb=_("Let it go; the company bears it"),
            done=_("Let go."),
            act=lambda reason: let_go(clawback=found, by=by, reason=reason, now=database_now()),
            preview=self._preview(found),
            refusal=why_not_let_go(found, by),
        )

    def _preview(self, found: Clawback) -> list[tuple[str, str]]:
        whose = str(found.to.person) if found.to else _("the company's")
        notice = [(_("Copyright notice"), str(found.notice))] if found.notice else []
        return [
            *notice,
            (_("Paid wrongly to"), str(found.payee.person)),
            (_("Whose it is"), whose),
            (_("Amount"), self.shown(found)),
            (_("Still to set off"), self.rest(found)),
            (_("Reason"), found.reason),
        ]

    @admin.display(description=gettext_lazy("Amount"))
    def shown(self, found: Clawback) -> str:
        return format_minor(found.amount, found.currency)

    @admin.display(description=gettext_lazy("Still to set off"))
    def rest(self, found: Clawback) -> str:
        is_over = found.let_go_at or found.dropped_at
        return format_minor(0 if is_over else found.left, found.currency)

    @admin.display(description=gettext_lazy("Next step"))
    def next(self, found: Clawback) -> str | SafeString:
        if found.let_go_at or found.dropped_at:
            return _("let go") if found.let_go_at else _("dropped")
        steps = ["let-go"] if found.confirmed_at else ["confirm", "drop"]
        links = [
            (reverse("admin:payouts_clawback_step", args=[found.pk, step]), STEPS[step])
            for step in steps
        ]
        return format_html_join(" · ", '<a href="{}">{}</a>', links) if found.left else ""


@admin.register(Unclaimed)
class UnclaimedAdmin(ReadOnlyAdmin):
    list_display = ["payee", "currency", "amount", "announced_at", "due_at", "moved_at", "over_at"]
    list_select_related = ["payee__person"]
    list_filter = ["currency"]
