"""What providers told us unasked, what became of it, and trying again what was given up."""

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
from hitrecord.foundation.clock import database_now
from payouts.models import Webhook
from payouts.services.webhooks import hear_again


@admin.register(Webhook)
class WebhookAdmin(ReadOnlyAdmin):
    list_display = ["received_at", "provider", "event", "reference", "how", "reason", "again"]
    list_filter = ["provider", ("quarantined_at", admin.EmptyFieldListFilter)]
    search_fields = ["reference", "event"]
    fields = ["provider", "event", "reference", "received_at", "how", "attempts", "reason", "body"]
    readonly_fields = ["how"]
    change_form_template = "admin/payouts/webhook.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.again_view)
        return [path("<int:pk>/again/", view, name="payouts_webhook_again"), *super().get_urls()]

    def again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None:
            raise Http404
        if not isinstance(by, User) or not by.has_perm("payouts.change_webhook"):
            raise PermissionDenied
        action = Guarded(
            title=_("Try again: %(what)s") % {"what": found},
            verb=_("Try again"),
            done=_("It is tried again. This list says how it ends."),
            act=lambda said: hear_again(told=found, by=by, reason=said, now=database_now()),
            preview=[(_("About"), found.reference), (_("Given up because"), found.reason)],
            refusal="" if found.quarantined_at else _("Only what was given up is tried again."),
            notes=[_("The provider is asked for the state; what it says then counts.")],
        )
        return guarded(self, request, action, reverse("admin:payouts_webhook_changelist"))

    @admin.display(description=gettext_lazy("State"))
    def how(self, told: Webhook) -> str:
        if told.finished_at:
            return _("done")
        return _("given up") if told.quarantined_at else _("waits")

    @admin.display(description=gettext_lazy("Next step"))
    def again(self, told: Webhook) -> str | SafeString:
        if not told.quarantined_at:
            return ""
        url = reverse("admin:payouts_webhook_again", args=[told.pk])
        return format_html('<a href="{}">{}</a>', url, _("Try again"))
