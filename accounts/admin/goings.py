from django.contrib import admin

from accounts.admin.people import ReadOnlyAdmin
from accounts.models import Departure, Export


@admin.register(Departure)
class DepartureAdmin(ReadOnlyAdmin):
    list_display = ["user", "asked_at", "due_at", "finished_at", "quarantined_at", "reason"]
    list_select_related = ["user"]


@admin.register(Export)
class ExportAdmin(ReadOnlyAdmin):
    """That there was one; what is in it is its owner's."""

    exclude = ["archive", "lease_token"]
    list_display = ["user", "asked_at", "percent", "size", "expires_at", "quarantined_at", "reason"]
    list_select_related = ["user"]
