"""Django's own admin with our name on it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.contrib import admin
from django.contrib.admin import apps
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class AdminSite(admin.AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Staff"

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """PostgreSQL takes no NUL, so a search or a filter with one is left out."""
        protected = super().admin_view(view, cacheable)

        @wraps(protected)
        def look(request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponseBase:
            given = (word for key, words in request.GET.lists() for word in (key, *words))
            if any("\0" in word for word in given):
                return redirect(request.path)
            return protected(request, *args, **kwargs)

        return cast(View, look)


class AdminConfig(apps.AdminConfig):
    default_site = "hitrecord.admin_site.AdminSite"
