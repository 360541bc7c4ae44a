"""Staff say why a work should be looked at, until when, and when it was enough."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said
from contributions.models import Contribution, StaffPick
from hitrecord.foundation.locking import for_change

LONGEST = timedelta(days=90)


def check(*, contribution: Contribution, until: datetime, by: User, now: datetime) -> None:
    """Raises ValidationError with a sentence."""
    if contribution.current_id is None or contribution.withdrawn_at:
        raise ValidationError({"contribution": _("Only a published work can be picked.")})
    if Contribution.objects.made_by(by).filter(pk=contribution.pk).exists():
        raise ValidationError({"contribution": _("It is yours: let somebody else pick it.")})
    if contribution.picks.running(now).exists():
        raise ValidationError({"contribution": _("It is picked already. End that pick first.")})
    if not now < until <= now + LONGEST:
        raise ValidationError({"until": _("A pick ends later than now, and within ninety days.")})


@transaction.atomic
def pick(
    *, contribution: Contribution, reason: str, until: datetime, by: User, now: datetime
) -> StaffPick:
    """Raises ValidationError with a sentence. A pick that is over makes room for the next."""
    work = for_change(Contribution.objects).get(pk=contribution.pk)
    check(contribution=work, until=until, by=by, now=now)
    work.picks.filter(ended_at=None, until__lte=now).update(ended_at=now, ended_by=by)
    made = StaffPick(
        contribution=work, reason=reason.strip(), picked_by=by, picked_at=now, until=until
    )
    made.full_clean()
    made.save()
    audit.record(
        actor=by,
        action="work picked",
        target=work,
        reason=made.reason,
        detail={"pick": made.pk, "until": until.isoformat()},
    )
    _tell(made)
    return made


def _tell(made: StaffPick) -> None:
    work = made.contribution
    notify(
        recipients=User.objects.filter(person__authorships__version=work.current_id),
        event=Event.RECOMMENDED,
        subject=said("The staff picked “%(title)s”") % {"title": work.title},
        body=made.reason,
        url=work.get_absolute_url(),
        target=work,
        key=f"picked:{made.pk}",
    )


@transaction.atomic
def end_pick(*, pick: StaffPick, reason: str, by: User, now: datetime) -> bool:
    """Whether it ran until now. Its authors read the reason."""
    ended = StaffPick.objects.filter(pk=pick.pk, ended_at=None).update(ended_at=now, ended_by=by)
    if ended:
        audit.record(
            actor=by,
            action="pick ended",
            target=pick.contribution,
            reason=reason,
            detail={"pick": pick.pk},
        )
    return bool(ended)
