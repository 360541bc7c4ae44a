"""Staff whose productions a copyright notice touches hear of it before money is shared out."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import choice
from accounts.telling.said import said as _
from contributions.domain.copyright import HOLDING, Stage
from contributions.models import CopyrightNotice
from projects.queries.behind import productions_on

ROLES = ("producer", "finance")
LATELY = timedelta(days=2)


def tell_of_recent(now: datetime) -> None:
    """Counter-notices and the clock do not ask staff: what they did is found here."""
    for notice in CopyrightNotice.objects.stepped_since(now - LATELY).select_related("work"):
        tell_staff(notice)


def tell_staff(notice: CopyrightNotice) -> None:
    """Once for each stage that holds money or lets it go, and not where nothing that is produced
    stands on the work."""
    if notice.stage not in (*HOLDING, Stage.RESTORED):
        return
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
            "stage": _("Keeps it down no longer")
            if notice.is_over_but_down
            else choice(notice, "stage"),
        },
        body=_what_follows(notice) % {"productions": ", ".join(each.title for each in productions)},
        url=reverse("admin:projects_production_change", args=[productions[0].pk]),
        target=productions[0],
        key=f"copyright-staff:{notice.pk}:{notice.stage}",
    )


def _what_follows(notice: CopyrightNotice) -> str:
    if notice.stage != Stage.RESTORED:
        return _("It lies behind: %(productions)s. Shares of its authors have to be held.")
    if CopyrightNotice.objects.filter(work=notice.work_id, stage__in=HOLDING).exists():
        return _(
            "It lies behind: %(productions)s. Another notice still stands against it: shares of "
            "its authors stay held."
        )
    if notice.work.withdrawn_at:
        return _(
            "It lies behind: %(productions)s. No notice stands against it any more: what was held "
            "may be settled. It is not shown for other reasons."
        )
    return _("It lies behind: %(productions)s. It stands again: what was held may be settled.")
