"""Django's own admin with our name on it."""

from collections.abc import Callable, Iterable
from functools import partial, wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from django.apps import apps as django_apps
from django.conf import settings
from django.contrib import admin
from django.contrib.admin import apps
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

OWNERS_ONLY = {"account", "mfa", "usersessions", "socialaccount"}
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class AdminSite(admin.AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = _("Staff")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """What opens an account is its owner's: staff neither read nor change it here. What a role
        may do is written in hitrecord.roles, and only read here."""
        one_or_more: Any = model_or_iterable
        several = one_or_more if isinstance(one_or_more, Iterable) else [one_or_more]
        shown = [model for model in several if model._meta.app_label not in OWNERS_ONLY]
        if admin_class and admin_class.__module__ == "django.contrib.auth.admin":
            from accounts.admin.people import ReadOnlyAdmin  # noqa: PLC0415 -- models come first

            admin_class = type("RoleAdmin", (ReadOnlyAdmin, admin_class), {})
        super().register(shown, admin_class, **options)

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        from accounts.views.staff import ask_for_second_factor  # noqa: PLC0415 -- read before there are models

        protected = super().admin_view(view, cacheable)

        @wraps(protected)
        def look(request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponseBase:
            missing = self.has_permission(request) and ask_for_second_factor(request)
            return missing or protected(request, *args, **kwargs)

        return cast(View, look)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        from hitrecord.admin.rooms import by_room  # noqa: PLC0415 -- its names are read later

        apps = super().get_app_list(request, app_label)
        return apps if app_label else by_room(apps, reverse("admin:index"))

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Called by its name alone; all that waits stands on the first page."""
        title = django_apps.get_app_config(app_label).verbose_name
        return super().app_index(request, app_label, {"title": title} | (extra_context or {}))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """What waits, the longest first, above everything there is."""
        from hitrecord.queries.queues import queues  # noqa: PLC0415 -- read before there are models

        told = queues(cast("Any", request.user))
        more = {
            "queues": told,
            "waiting": sorted((q for q in told if q.count), key=lambda q: str(q.oldest or "~")),
            "calm": [queue for queue in told if not queue.count],
        }
        return super().index(request, more | (extra_context or {}))

    def get_urls(self) -> list[Any]:
        from hitrecord.admin.searching import search_view  # noqa: PLC0415 -- as above

        view = self.admin_view(partial(search_view, self))
        return [path("search/", view, name="staff_search"), *super().get_urls()]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """One door for everybody: the one with the second step and the limits."""
        if request.user.is_authenticated:
            raise PermissionDenied
        after = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({REDIRECT_FIELD_NAME: after})}")


class AdminConfig(apps.AdminConfig):
    default_site = "hitrecord.admin_site.AdminSite"

    def ready(self) -> None:
        super().ready()
        from hitrecord.admin.queue_filter import filter_queues  # noqa: PLC0415 -- as above

        filter_queues(admin.site)
