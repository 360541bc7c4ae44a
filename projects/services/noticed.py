"""Staff whose productions a copyright notice touches hear of it before money is shared out."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from contributions.models import CopyrightNotice
from projects.queries.behind import productions_on

ROLES = ("producer", "finance")


def tell_staff(notice: CopyrightNotice) -> None:
    """Once for each stage, and not where nothing that is produced stands on the work."""
    productions = productions_on(notice.work_id)
    if not productions:
        return
    staff = User.objects.filter(groups__name__in=ROLES, is_staff=True, is_active=True)
    notify(
        recipients=staff.distinct(),
        event=Event.DISPUTED,
        subject=_("Copyright notice %(number)s about “%(title)s”: %(stage)s")
        % {
            "number": notice.pk,
            "title": notice.work.title,
            "stage": notice.get_stage_display(),
        },
        body=_("It lies behind: %(productions)s. Shares of its authors have to be held.")
        % {"productions": ", ".join(each.title for each in productions)},
        url=reverse("admin:projects_production_change", args=[productions[0].pk]),
        target=productions[0],
        key=f"copyright-staff:{notice.pk}:{notice.stage}",
    )
