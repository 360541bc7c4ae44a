"""What has to be known of somebody before they are paid: age, guardian, tax form."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from hitrecord.foundation.clock import database_now
from payouts.admin.typed import TypedAdmin
from payouts.admin.waiting import CheckFilter
from payouts.forms.paying import GuardianForm, MinorForm, TaxFormForm
from payouts.models import GuardianCheck, Minor, TaxForm
from payouts.services.minors import check_guardian, come_of_age, mark, why_not_of_age
from payouts.services.tax_forms import record


@admin.register(Minor)
class MinorAdmin(TypedAdmin):
    list_display = ["payee", "reason", "marked_by", "marked_at", "ended_at", "ending"]
    list_filter = [CheckFilter]
    list_select_related = ["payee__person", "marked_by"]
    typed = MinorForm
    heading = gettext_lazy("Say that somebody is under age")
    opening = gettext_lazy(
        "From now on their money goes to an account of a guardian that finance has checked, and"
        " waits until there is one. Nothing they have is lost."
    )

    def do(self, by: User, told: dict[str, Any]) -> None:
        mark(by=by, now=database_now(), **told)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.age_view)
        return [path("<int:pk>/of-age/", view, name="payouts_minor_age"), *super().get_urls()]

    def age_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None:
            raise Http404
        if not isinstance(by, User) or not by.has_perm("payouts.change_minor"):
            raise PermissionDenied
        action = Guarded(
            title=_("%(name)s is of age") % {"name": found.payee.person},
            verb=_("Pay them themselves"),
            done=_("From now on they are paid themselves."),
            act=lambda reason: come_of_age(minor=found, by=by, reason=reason, now=database_now()),
            refusal=why_not_of_age(found, by),
        )
        return guarded(self, request, action, reverse("admin:payouts_minor_changelist"))

    @admin.display(description=gettext_lazy("Next step"))
    def ending(self, found: Minor) -> str | SafeString:
        url = reverse("admin:payouts_minor_age", args=[found.pk])
        return "" if found.ended_at else format_html('<a href="{}">{}</a>', url, _("Of age"))


@admin.register(GuardianCheck)
class GuardianCheckAdmin(TypedAdmin):
    list_display = ["guardian", "destination", "reason", "checked_by", "checked_at"]
    list_select_related = ["destination", "checked_by"]
    typed = GuardianForm
    heading = gettext_lazy("Confirm a guardian")
    opening = gettext_lazy(
        "The money of somebody under age goes to this account once you say whose it is."
    )
    nothing = gettext_lazy(
        "There is nothing to check: no one under age has said where their money goes without it"
        " being checked already."
    )

    def do(self, by: User, told: dict[str, Any]) -> None:
        check_guardian(by=by, now=database_now(), **told)


@admin.register(TaxForm)
class TaxFormAdmin(TypedAdmin):
    list_display = ["payee", "state", "valid_until", "note", "recorded_by", "recorded_at"]
    list_select_related = ["payee__person", "recorded_by"]
    list_filter = ["state"]
    search_fields = ["payee__person__credit_name"]
    typed = TaxFormForm
    heading = gettext_lazy("Write a tax form down")
    opening = gettext_lazy(
        "Whoever is paid more than the limit within a year waits until their form was checked."
    )

    def do(self, by: User, told: dict[str, Any]) -> None:
        record(by=by, now=database_now(), **told)
