"""Names that the search is to be told of; what a worker gave up can be tried again."""

from __future__ import annotations

from django.contrib import admin

from accounts.admin.mails import GivenUpAdmin
from contributions.models import Renaming


@admin.register(Renaming)
class RenamingAdmin(GivenUpAdmin):
    list_display = ["person", *GivenUpAdmin.list_display[1:]]
    list_select_related = ["person"]
    search_fields = ["person__credit_name", "reason"]
