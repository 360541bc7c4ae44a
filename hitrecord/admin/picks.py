"""What staff picked: made with a reason, and ended with one on a page of its own."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.guarded import Guarded, guarded
from accounts.admin.refusals import SaysWhyNot
from accounts.models import User
from contributions.forms.pick import PickForm
from contributions.models import StaffPick
from contributions.services.picking import end_pick, pick
from hitrecord.admin.picked import work_field

LISTED = "admin:contributions_staffpick_changelist"


@admin.register(StaffPick)
class StaffPickAdmin(SaysWhyNot):
    """What is picked stays in the list; it ends by itself, or when somebody says why."""

    form = PickForm
    list_display = ("contribution", "reason", "picked_by", "picked_at", "until", "ending")
    list_select_related = ("contribution", "picked_by")
    search_fields = ("contribution__title", "reason")
    fields = ("contribution", "reason", "until")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "contribution":
            return work_field()
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        columns = super().get_list_display(request)
        return [one for one in columns if one != "ending" or self.has_change_permission(request)]

    def get_urls(self) -> list[URLPattern]:
        end = self.admin_site.admin_view(self.end_view)
        return [path("<int:pk>/end/", end, name="contributions_staffpick_end"), *super().get_urls()]

    def end_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = self.get_object(request, str(pk))
        if found is None:
            raise Http404
        if not super().has_change_permission(request, found):
            raise PermissionDenied
        by = cast(User, request.user)
        action = Guarded(
            title=_("End the pick of “%(what)s”") % {"what": found.contribution},
            verb=_("End it"),
            done=_("The pick is ended."),
            act=lambda why: end_pick(pick=found, reason=why, by=by, now=timezone.now()),
            preview=[
                (_("Why it was picked"), found.reason),
                (_("Picked by"), str(found.picked_by)),
                (_("Ends by itself"), found.until),
            ],
            refusal=_("This pick is ended already.") if found.ended_at else "",
            notes=[_("Its authors read the reason under “What staff did”.")],
        )
        return guarded(self, request, action, reverse(LISTED))

    @admin.display(description=gettext_lazy("Ended"), ordering="ended_at")
    def ending(self, found: StaffPick) -> str | SafeString:
        if found.ended_at:
            return timezone.localtime(found.ended_at).strftime("%Y-%m-%d %H:%M")
        if found.until <= timezone.now():
            return _("its time is over")
        url = reverse("admin:contributions_staffpick_end", args=[found.pk])
        return format_html('<a href="{}">{}</a>', url, _("End it …"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and obj is None

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.by = request.user
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        by = cast(User, request.user)
        data = {name: form.cleaned_data[name] for name in self.fields}
        made = pick(by=by, now=timezone.now(), **data)
        obj.pk, obj.contribution, obj.reason = made.pk, made.contribution, made.reason
