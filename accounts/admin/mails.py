"""What was mailed, what waits and what came back; staff may have it tried again."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.admin.guarded import Guarded
from accounts.admin.people import ReadOnlyAdmin
from accounts.admin.several import guarded_rows
from accounts.models import Announcement, Digest, Envelope, MailDelivery, Retelling
from accounts.models.delivery import State
from accounts.services.resending import begin_again, try_again

UNDELIVERED: Final = "undelivered"


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = _("state"), "state"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, Any]]:
        states = [(state.value, str(state.label)) for state in State]
        return [*states, (UNDELIVERED, _("given up or came back"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[MailDelivery]
    ) -> QuerySet[MailDelivery]:
        wanted = self.value()
        if wanted == UNDELIVERED:
            return queryset.filter(pk__in=MailDelivery.objects.given_up())
        return queryset.filter(State(wanted).condition) if wanted in State.values else queryset


@admin.register(MailDelivery)
class MailDeliveryAdmin(ReadOnlyAdmin):
    list_display = ["recipient", "notice", "shown", "attempts", "due_at", "finished_at", "reason"]
    list_filter = [StateFilter]
    list_select_related = ["notice__recipient"]
    search_fields = ["notice__recipient__handle"]
    show_full_result_count = False
    actions = ["again"]

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return request.user.has_perm("accounts.view_maildelivery")

    @admin.display(description=_("recipient"))
    def recipient(self, row: MailDelivery) -> str:
        return str(row.notice.recipient)

    @admin.display(description=_("state"))
    def shown(self, row: MailDelivery) -> str:
        return str(row.state.label)

    @admin.action(description=_("Try again what came back or was given up"), permissions=["view"])
    def again(self, request: HttpRequest, queryset: QuerySet[MailDelivery]) -> HttpResponse:
        by: Any = request.user
        action = Guarded(
            title=gettext("Try mails again"),
            verb=gettext("Try again"),
            done=lambda count: (
                ngettext("%s mail is tried again.", "%s mails are tried again.", count) % count
            ),
            act=lambda why: try_again(rows=queryset, by=by, now=timezone.now(), reason=why),
            notes=[gettext("What is sent, waits or is not needed any more is left alone.")],
        )
        return guarded_rows(self, request, queryset, action, line=_line)


def _line(row: Any) -> str:
    return f"{row}: {row.reason}" if row.reason else str(row)


class GivenUpAdmin(ReadOnlyAdmin):
    """Rows that a worker gave up can be tried again."""

    list_display = ["__str__", "attempts", "due_at", "finished_at", "quarantined_at", "reason"]
    list_filter = [("quarantined_at", admin.EmptyFieldListFilter)]
    actions = ["again"]

    @admin.action(description=_("Try again what was given up"), permissions=["view"])
    def again(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:
        by: Any = request.user
        action = Guarded(
            title=gettext("Try again what was given up"),
            verb=gettext("Try again"),
            done=lambda count: ngettext("%s is tried again.", "%s are tried again.", count) % count,
            act=lambda why: begin_again(rows=queryset, by=by, now=timezone.now(), reason=why),
            notes=[gettext("What is done already or still waits is left alone.")],
        )
        return guarded_rows(self, request, queryset, action, line=_line)


@admin.register(Digest)
class DigestAdmin(GivenUpAdmin):
    list_display = ["user", *GivenUpAdmin.list_display]
    list_select_related = ["user"]


@admin.register(Announcement)
class AnnouncementAdmin(GivenUpAdmin):
    pass


@admin.register(Envelope)
class EnvelopeAdmin(GivenUpAdmin):
    """Without the words: a link in them opens an account."""

    fields = ["to", "subject", "created_at", "attempts", "due_at", "quarantined_at", "reason"]
    list_display = ["to", "subject", "attempts", "due_at", "quarantined_at", "reason"]


@admin.register(Retelling)
class RetellingAdmin(GivenUpAdmin):
    """Without the earlier names, which are nobody's business."""

    fields = ["person", "attempts", "due_at", "quarantined_at", "reason"]
    list_display = ["person", *GivenUpAdmin.list_display[1:]]
    list_select_related = ["person"]
