from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.admin import ReadOnlyAdmin
from projects.admin.counted import counted, with_counts
from projects.admin.rows import Rows
from projects.models import Place, Plan, PlanRevision


class Places(Rows):
    model = Place
    fields = ("lane", "title", "starts_at", "ends_at", "submission", "call")
    related = ("submission__version__contribution", "submission__project", "call")


class Revisions(Rows):
    """Every plan there was; the leads can go back to each."""

    model = PlanRevision
    fields = ("number", "at", "by", "measure")


@admin.register(Plan)
class PlanAdmin(ReadOnlyAdmin):
    """To look at: the leads draw it."""

    list_display = ["project", "measure", "revision", "places"]
    list_filter = ["measure"]
    list_select_related = ["project"]
    search_fields = ["project__title"]
    inlines = [Places, Revisions]
    places = counted("places", _("Places"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_counts(super().get_queryset(request), places=Count("places"))

    def view_on_site(self, plan: Plan) -> str:
        return reverse("plan", args=[plan.project.slug])
