"""Which mails that wait nobody wants any more: people may have chosen otherwise since."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.models import Choice, Departure, Mute, Notice, Pace, User
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from accounts.models.rubric import OF_OTHERS
from accounts.queries.heard import of_unheard


def unwanted(notices: Iterable[Notice], reader: User) -> set[int]:
    """Ids. Of money and rights everybody is mailed, and of nothing else who is about to leave. An
    address that refused a mail is tried with what waits: staff try again once it is in order."""
    asked = [notice for notice in notices if notice.event not in MONEY_AND_RIGHTS]
    wanted = {notice.pk for notice in asked}
    if not wanted:
        return set()
    if Departure.objects.open().filter(user=reader).exists():
        return wanted
    never = set(Choice.objects.filter(user=reader, mail=Pace.NEVER).values_list("event", flat=True))
    muted = set(Mute.objects.filter(user=reader).values_list("target_type", "target_id"))
    away = Notice.objects.filter(of_unheard(reader), pk__in=wanted).values_list("pk", flat=True)
    return set(away) | {
        notice.pk
        for notice in asked
        if notice.event in never or (notice.event in OF_OTHERS and _thing(notice) in muted)
    }


def _thing(notice: Notice) -> tuple[int, int]:
    return (notice.target_type_id, notice.target_id)
