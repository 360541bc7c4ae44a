"""Asking people to waive, and saying yes, no or never mind for who has no account."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from hitrecord.foundation.clock import database_now
from payouts.admin.typed import TypedAdmin
from payouts.forms.waivers import AskForm
from payouts.models import Payee, Waiver
from payouts.services.waiver_words import Said, say, why_not_say
from payouts.services.waivers import ask

STEPS = {
    "yes": (Said.YES, gettext_lazy("Confirm it")),
    "no": (Said.NO, gettext_lazy("Refuse it")),
    "back": (Said.TAKEN_BACK, gettext_lazy("Take it back")),
}


@admin.register(Waiver)
class WaiverAdmin(TypedAdmin):
    list_display = ["person", "production", "reason", "by", "made_at", "state", "steps"]
    list_select_related = ["person", "production", "by"]
    typed = AskForm
    heading = gettext_lazy("Ask somebody to waive their share")
    opening = gettext_lazy(
        "What they waive goes to the others of the production. Nothing changes before their yes."
    )

    def do(self, by: User, told: dict[str, Any]) -> str:
        ask(by=by, now=database_now(), **told)
        return _("It is asked for, and counts after the yes.")

    def get_urls(self) -> list[URLPattern]:
        asked = reauthentication_required(allow_get=False)(self.step_view)
        view = self.admin_site.admin_view(asked)
        return [
            path("<int:pk>/said/<slug:step>/", view, name="payouts_waiver_step"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        claimed = Payee.objects.filter(person=OuterRef("person"), claimed_by__isnull=False)
        plain: QuerySet[Any] = super().get_queryset(request).prefetch_related("words")
        marked: QuerySet[Any] = plain.annotate(is_claimed=Exists(claimed))
        return marked

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None or step not in STEPS:
            raise Http404
        if not isinstance(by, User) or not by.has_perm("payouts.change_waiver"):
            raise PermissionDenied
        said, verb = STEPS[step]
        action = Guarded(
            title=_("Waiver of %(name)s") % {"name": found.person},
            verb=str(verb),
            done=_("It is said. Nothing of it is ever removed."),
            act=lambda why: say(waiver=found, said=said, by=by, reason=why, now=database_now()),
            preview=[
                (_("Production"), str(found.production)),
                (_("Asked by"), str(found.by)),
                (_("Reason"), found.reason),
                (_("State"), self.state(found)),
            ],
            refusal=why_not_say(found, said, by),
        )
        return guarded(self, request, action, reverse("admin:payouts_waiver_changelist"))

    @admin.display(description=gettext_lazy("State"))
    def state(self, found: Waiver) -> str:
        words = [str(word.get_said_display()) for word in found.words.all()]
        return ", ".join(words) or _("waits for a yes")

    @admin.display(description=gettext_lazy("Next step"))
    def steps(self, found: Any) -> str | SafeString:
        said = {word.said for word in found.words.all()}
        if said & {Said.NO, Said.TAKEN_BACK}:
            return ""
        by_staff = not found.person.user_id and not found.is_claimed
        open_ones = ["yes", "no"] if by_staff and not said else []
        if by_staff or not said:
            open_ones.append("back")
        links = [
            (reverse("admin:payouts_waiver_step", args=[found.pk, one]), STEPS[one][1])
            for one in open_ones
        ]
        return format_html_join(" · ", '<a href="{}">{}</a>', links)
