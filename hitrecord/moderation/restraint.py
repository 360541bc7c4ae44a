"""What the standing decisions leave an account to do."""

from __future__ import annotations

from accounts.models import User
from contributions.models import Decision, Measure
from hitrecord.foundation.locking import for_change


def settle(account: User) -> None:
    """From the decisions themselves, so that undoing one restores exactly what was before it.
    One after another: who decides about another case of the same account waits here."""
    for_change(User.objects).get(pk=account.pk)
    standing = Decision.objects.standing().filter(account=account).order_by("at")
    limits = standing.filter(measure=Measure.LIMIT).order_by("-until")
    suspended = standing.filter(measure=Measure.SUSPEND)
    User.objects.filter(pk=account.pk).update(
        limited_until=limits.values_list("until", flat=True).first(),
        suspended_at=suspended.values_list("at", flat=True).first(),
    )
