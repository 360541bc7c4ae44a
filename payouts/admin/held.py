"""Holding disputed shares, and settling them."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from contributions.models import Dispute, Source
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.currency import format_minor
from payouts.admin.steps import LATER
from payouts.admin.typed import TypedAdmin
from payouts.forms.held import HoldForm
from payouts.holds.depending import claims_of, sources_of
from payouts.holds.holding import hold_share, why_not_hold
from payouts.models import Distribution, Errand, Hold, Objection, Share
from payouts.proposing.booking import why_not_settle
from payouts.queries import holdable, sizes
from payouts.services.holds import hold_source, settle


@admin.register(Hold)
class HoldAdmin(TypedAdmin):
    list_display = ["proposal", "person", "shown", "reason", "held_by", "held_at", "settlement"]
    list_select_related = ["share__person", "share__proposal__production", "held_by"]
    typed = HoldForm

    def get_urls(self) -> list[URLPattern]:
        asked = reauthentication_required(allow_get=False)(self.settle_view)
        view = self.admin_site.admin_view(asked)
        to = "<int:pk>/settle/<slug:to>/"
        return [path(to, view, name="payouts_hold_settle"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        busy = Errand.objects.open().filter(hold=OuterRef("pk"))
        plain: QuerySet[Any] = super().get_queryset(request)
        booked = Distribution.objects.filter(proposal=OuterRef("share__proposal"))
        marked: QuerySet[Any] = plain.annotate(is_busy=Exists(busy), is_booked=Exists(booked))
        return marked

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Of the share, or for the objection, that the address names; else one is chosen first."""
        by = request.user
        if not self.has_add_permission(request) or not isinstance(by, User):
            raise PermissionDenied
        share, objection = _asked(request)
        if share is None:
            messages.info(request, _("Choose whose share is held. What is booked is not listed."))
            query = {"objection": objection.pk} if objection else {}
            return redirect(reverse("admin:payouts_share_changelist", query=query))
        told = {
            "title": _("Hold of the share of %(name)s in “%(title)s”")
            % {"name": share.person, "title": share.proposal.production.title},
            "objection": objection,
            "refusal": why_not_hold(share.proposal, by),
        }
        return super().add_view(request, form_url, told)

    def typed_form(self, request: HttpRequest) -> HoldForm:
        share, objection = _asked(request)
        if share is None:
            raise Http404
        disputed: list[Source | Dispute] = [*sources_of(share), *claims_of(share)]
        return HoldForm(request.POST or None, share=share, disputed=disputed, objection=objection)

    def do(self, by: User, told: dict[str, Any]) -> str | Promise | None:
        given = {"by": by, "reason": told["reason"], "now": database_now()}
        given["objection"] = told["objection"]
        share, edge = told["share"], told["edge"]
        if edge is None:
            hold_share(share=share, **given)
        else:
            hold_source(proposal=share.proposal, source=edge, **given)
        is_later = edge and sizes.is_long_to_hold(share.proposal)
        return LATER if is_later else _("It is held, and whoever it is held from was told.")

    def settle_view(self, request: HttpRequest, pk: int, to: str) -> HttpResponse:
        found = self.get_object(request, str(pk))
        if found is None or to not in ("person", "others"):
            raise Http404
        by = request.user
        if not isinstance(by, User) or not by.has_perm("payouts.change_hold"):
            raise PermissionDenied
        paid, now = to == "person", database_now()
        words = _("Pay it to %(name)s") if paid else _("Give it to the others, not to %(name)s")
        action = Guarded(
            title=_("Settle what is held for %(name)s") % {"name": found.share.person},
            verb=words % {"name": found.share.person},
            done=LATER
            if sizes.is_long_to_hold(found.share.proposal)
            else _("It is settled, with a transfer in the books."),
            act=lambda said: settle(hold=found, by=by, paid=paid, decision=said, now=now),
            preview=[(_("Held"), self.shown(found)), (_("Because"), found.reason)],
            refusal=why_not_settle(found, by, paid=paid, now=now),
        )
        return guarded(self, request, action, reverse("admin:payouts_hold_changelist"))

    @admin.display(description=gettext_lazy("Proposal"))
    def proposal(self, found: Hold) -> str:
        return str(found.share.proposal)

    @admin.display(description=gettext_lazy("Person"))
    def person(self, found: Hold) -> str:
        return str(found.share.person)

    @admin.display(description=gettext_lazy("Held"))
    def shown(self, found: Hold) -> str:
        return format_minor(found.amount, found.share.proposal.currency)

    @admin.display(description=gettext_lazy("Settlement"))
    def settlement(self, found: Any) -> str | SafeString:
        if found.settled_at:
            return str(found.decision)
        if found.carried_at:
            return _("goes on in the next revision")
        if not found.is_booked:
            return _("after the distribution")
        if found.is_busy:
            return _("being settled")
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            reverse("admin:payouts_hold_settle", args=[found.pk, "person"]),
            _("to the person"),
            reverse("admin:payouts_hold_settle", args=[found.pk, "others"]),
            _("to the others"),
        )


def _asked(request: HttpRequest) -> tuple[Share | None, Objection | None]:
    return holdable.asked(request.GET.get("share", ""), request.GET.get("objection", ""))
