"""Following a person, a project or a thread. Whoever is followed hears nothing of it, so a storm of
followers costs them nothing; what a project tells its followers, a worker brings to them."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from accounts.models import Follow, User
from accounts.queries.distance import must_reach
from hitrecord.foundation.rate import is_too_often

MOST = 5_000
A_MINUTE, MOST_A_MINUTE = 60, 60


def follow(*, user: User, target: Model) -> Follow:
    """Twice is as good as once. Raises ValidationError with a sentence."""
    if target == user:
        raise ValidationError(_("You know what you do anyway."))
    if is_too_often(f"follow:{user.pk}", most=MOST_A_MINUTE, seconds=A_MINUTE):
        raise ValidationError(_("That is a lot at once. Wait a minute, then go on."))
    if Follow.objects.filter(user=user).count() >= MOST:
        raise ValidationError(_("You follow %s things already: let some go first.") % MOST)
    if isinstance(target, User):
        must_reach(user, [target.pk])
    return Follow.objects.get_or_create(user=user, **_key(target))[0]


def unfollow(*, user: User, target: Model) -> bool:
    return bool(Follow.objects.filter(user=user, **_key(target)).delete()[0])


def follows(user: Any, target: Model) -> bool:
    return bool(user.is_authenticated) and Follow.objects.filter(user=user, **_key(target)).exists()


def _key(target: Model) -> dict[str, Any]:
    return {"target_type": ContentType.objects.get_for_model(target), "target_id": target.pk}
