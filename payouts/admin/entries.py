"""Entries of the books: of one thing, or all; each leads back to what it books."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hitrecord.foundation.text import whole_number
from payouts.models.books import Entry
from payouts.queries.entries import entries_of


class OfFilter(admin.SimpleListFilter):
    title = gettext_lazy("what it books")
    parameter_name = "of"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        asked = request.GET.get(self.parameter_name, "")
        kind, _dash, pk = asked.partition("-")
        told = {"what": kind, "n": pk}
        return [(asked, _("%(what)s %(n)s alone") % told)] if asked else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        kind, _dash, pk = (self.value() or "").partition("-")
        number = whole_number(pk)
        rows = entries_of(kind, number) if number else None
        return queryset.none() if rows is None else queryset.filter(rows)


def thing_of(entry: Entry) -> str | SafeString:
    """A link to what the entry books."""
    app, _dot, model = entry.source_type.partition(".")
    name = f"{model.capitalize()} {entry.source_id}"
    try:
        url = reverse(f"admin:{app}_{model}_change", args=[entry.source_id])
    except NoReverseMatch:
        return name
    return format_html('<a href="{}">{}</a>', url, name)
