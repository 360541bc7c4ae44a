"""The page of a row is headed by a name that people use, though lists name it by less."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse


class Titled(admin.ModelAdmin):  # type: ignore[type-arg]
    def title_of(self, row: Any) -> str:
        raise NotImplementedError

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if context.get("original") is not None:
            context["subtitle"] = self.title_of(context["original"])
        return super().render_change_form(request, context, *args, **kwargs)
