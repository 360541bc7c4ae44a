"""The daily comparisons with the providers, and trying again one that fails."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin import ReadOnlyAdmin
from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from payouts.models import Comparison
from payouts.services.comparisons import compare_again, why_not_compare


@admin.register(Comparison)
class ComparisonAdmin(ReadOnlyAdmin):
    list_display = ["provider", "tried_at", "failing_since", "cause", "again"]
    list_filter = [("failing_since", admin.EmptyFieldListFilter)]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.again_view)
        return [path("<int:pk>/again/", view, name="payouts_comparison_again"), *super().get_urls()]

    def again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None:
            raise Http404
        if not isinstance(by, User) or not by.has_perm("payouts.change_comparison"):
            raise PermissionDenied
        action = Guarded(
            title=_("Compare again with %(provider)s") % {"provider": found.provider},
            verb=_("Compare again"),
            done=_("It is compared now. This list says how it went."),
            act=lambda said: compare_again(row=found, by=by, reason=said),
            preview=[(_("Fails since"), found.failing_since), (_("Cause"), found.cause)],
            refusal=why_not_compare(found),
            notes=[_("What the provider and we disagree about freezes payouts.")],
        )
        return guarded(self, request, action, reverse("admin:payouts_comparison_changelist"))

    @admin.display(description=gettext_lazy("Next step"))
    def again(self, row: Comparison) -> str | SafeString:
        if not row.failing_since:
            return ""
        url = reverse("admin:payouts_comparison_again", args=[row.pk])
        return format_html('<a href="{}">{}</a>', url, _("Compare again"))
