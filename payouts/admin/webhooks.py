from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from payouts.models import Webhook


@admin.register(Webhook)
class WebhookAdmin(ReadOnlyAdmin):
    """What payment services told us; `reason` says why it was given up."""

    list_display = ["__str__", "received_at", "attempts", "finished_at", "quarantined_at", "reason"]
    list_filter = [("quarantined_at", admin.EmptyFieldListFilter)]
