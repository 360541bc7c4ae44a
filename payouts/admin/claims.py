"""Two people say that a share is theirs: finance decides, with a reason."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin import ReadOnlyAdmin
from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from hitrecord.foundation.clock import database_now
from payouts import books
from payouts.models import Claim
from payouts.services.claims import decide, why_not_decide
from payouts.templatetags.money import moneys


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    list_display = ["share", "by", "made_at", "words", "accepted", "decision"]
    list_filter = ["accepted"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return super().get_queryset(request).select_related("payee__person", "by__user", "letter")

    def get_urls(self) -> list[URLPattern]:
        asked = reauthentication_required(allow_get=False)(self.decide_view)
        view = self.admin_site.admin_view(asked)
        to = "<int:pk>/decide/<slug:answer>/"
        return [path(to, view, name="payouts_claim_decide"), *super().get_urls()]

    def decide_view(self, request: HttpRequest, pk: int, answer: str) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None or answer not in ("yes", "no"):
            raise Http404
        if not isinstance(by, User) or not by.has_perm("payouts.change_claim"):
            raise PermissionDenied
        names = {"name": found.by, "share": found.payee.person}
        yes = answer == "yes"
        verb = _("%(name)s is %(share)s: pay them") if yes else _("%(name)s is not %(share)s")
        action = Guarded(
            title=_("Is %(name)s %(share)s?") % names,
            verb=verb % names,
            done=_("It is decided, and both were told."),
            act=lambda reason: decide(
                claim=found, by=by, accepted=yes, reason=reason, now=database_now()
            ),
            preview=self._preview(found),
            refusal=why_not_decide(found, by),
        )
        return guarded(self, request, action, reverse("admin:payouts_claim_changelist"))

    def _preview(self, found: Claim) -> list[tuple[str, str]]:
        """What each of them said, and what is at stake."""
        people = Claim.objects.filter(payee=found.payee).select_related("by__user").order_by("id")
        told = [(str(one.by), one.words or _("used the link from the mail")) for one in people]
        purse = books.purse_of_payee(found.payee)
        return [*told, (_("Kept now"), moneys(purse.payable))]

    @admin.display(description=gettext_lazy("Share of"))
    def share(self, found: Claim) -> str:
        return str(found.payee.person)

    @admin.display(description=gettext_lazy("Decision"))
    def decision(self, found: Claim) -> str | SafeString:
        if found.accepted is not None:
            return found.reason or _("by the link in their mail")
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            reverse("admin:payouts_claim_decide", args=[found.pk, "yes"]),
            _("it is them"),
            reverse("admin:payouts_claim_decide", args=[found.pk, "no"]),
            _("it is not"),
        )
