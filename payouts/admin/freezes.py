from __future__ import annotations

from allauth.account.decorators import reauthentication_required
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
from hitrecord.foundation.clock import database_now
from payouts.integrity import problems
from payouts.models import Freeze
from payouts.services.freezing import lift


@admin.register(Freeze)
class FreezeAdmin(ReadOnlyAdmin):
    list_display = ["found_at", "problems", "lifted_at", "lifted_by", "lifting"]
    list_select_related = ["lifted_by"]

    def get_urls(self) -> list[URLPattern]:
        asked = reauthentication_required(allow_get=False)(self.lift_view)
        view = self.admin_site.admin_view(asked)
        return [path("<int:pk>/lift/", view, name="payouts_freeze_lift"), *super().get_urls()]

    def lift_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None:
            raise Http404
        if not isinstance(by, User) or not by.has_perm("payouts.change_freeze"):
            raise PermissionDenied
        action = Guarded(
            title=_("Let payouts go on"),
            verb=_("Lift the freeze"),
            done=_("Payouts can go on."),
            act=lambda reason: lift(freeze=found, by=by, reason=reason, now=database_now()),
            preview=[(_("What was found"), found.problems)],
            refusal=_("It is lifted already.") if found.lifted_at else next(problems(), ""),
        )
        return guarded(self, request, action, reverse("admin:payouts_freeze_changelist"))

    @admin.display(description=gettext_lazy("Lifting"))
    def lifting(self, found: Freeze) -> str | SafeString:
        if found.lifted_at:
            return found.reason
        url = reverse("admin:payouts_freeze_lift", args=[found.pk])
        return format_html('<a href="{}">{}</a>', url, _("Lift it"))
