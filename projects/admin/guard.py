"""The door of our own pages inside the admin."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import User
from projects.models import Production


def production_for(
    admin: ModelAdmin[Production], request: HttpRequest, pk: int
) -> tuple[Production, User]:
    """Raises PermissionDenied unless the signed-in staff may change this production."""
    production = get_object_or_404(Production.objects.select_related("project"), pk=pk)
    user = request.user
    if not isinstance(user, User) or not admin.has_change_permission(request, production):
        raise PermissionDenied
    return production, user


def frame(
    admin: ModelAdmin[Production], request: HttpRequest, production: Production, title: str
) -> dict[str, Any]:
    """What every page of the admin shows around its own."""
    return {
        **admin.admin_site.each_context(request),
        "opts": Production._meta,
        "original": production,
        "production": production,
        "title": title,
        "subtitle": production.title,
    }
