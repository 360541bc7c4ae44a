"""Who keeps away from whom: asked here by everything that shows words or lets people reach others.

Muted: their words, and notices of what they did, are hidden from the keeper alone. Blocked: that,
and neither of the two can write to, follow or invite the other. Works, credit, lineage and what is
about money and rights are never hidden.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from accounts.models import Distance, Reach, User


def is_unheard(by: Any, *, author: str) -> Exists:
    """An annotation: whether whoever is behind the field `author` is hidden from this reader."""
    return Exists(Distance.objects.filter(keeper=by.pk or 0, other=OuterRef(author)))


def deaf_to(actor: int, among: Iterable[User]) -> set[int]:
    """Ids of those who do not want to hear of what this user does."""
    rows = Distance.objects.filter(other=actor, keeper__in=list(among))
    return set(rows.values_list("keeper", flat=True))


def blocked_between(one: User, others: Iterable[int | None]) -> set[int]:
    """Those of the others with whom a block stands between, whosever it is."""
    wanted = [pk for pk in others if pk is not None and pk != one.pk]
    if not wanted:
        return set()
    between = Q(keeper=one, other__in=wanted) | Q(keeper__in=wanted, other=one)
    rows = Distance.objects.filter(between, reach=Reach.BLOCK).values_list("keeper", "other")
    return {pk for pair in rows for pk in pair} - {one.pk}


def note_must_reach(note: str, by: User, others: Iterable[int | None]) -> None:
    """What is done may be done; words beside it are words to them. Raises ValidationError."""
    if note and blocked_between(by, others):
        raise ValidationError(
            _(
                "You cannot reach them here, so no note goes with it. All of it is still here: "
                "take the note out and send it again."
            ),
            code="distance",
        )


def must_reach(one: User, others: Iterable[int | None], *, so: str = "") -> None:
    """Raise ValidationError when a block stands between them; it does not say whose. `so` is what
    did not happen, where nothing was written."""
    if blocked_between(one, others):
        so = so or _("What you wrote was not sent.")
        raise ValidationError(_("You cannot reach them here. %s") % so, code="distance")
