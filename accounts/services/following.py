"""Following a person, a project or a thread. Whoever is followed hears nothing of it, so a storm of
followers costs them nothing; what a project tells its followers, a worker brings to them."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.limits import Act
from accounts.models import Follow, User
from accounts.queries.distance import must_reach
from accounts.services.pace import keep_pace

MOST = 5_000


def follow(*, user: User, target: Model) -> Follow:
    """Twice is as good as once. Raises ValidationError with a sentence."""
    if target == user:
        raise ValidationError(_("You know what you do anyway."))
    if Follow.objects.filter(user=user).count() >= MOST:
        raise ValidationError(_("You follow %s things already: let some go first.") % MOST)
    if isinstance(target, User):
        must_reach(user, [target.pk], so=_("You do not follow them."))
    before = Follow.objects.filter(user=user, **_key(target)).first()
    if before:
        return before
    keep_pace(user=user, act=Act.FOLLOW, now=timezone.now())
    return Follow.objects.get_or_create(user=user, **_key(target))[0]


def unfollow(*, user: User, target: Model) -> bool:
    return bool(Follow.objects.filter(user=user, **_key(target)).delete()[0])


def forget(*, target: Model) -> None:
    """Whoever follows what is gone finds it in no list to let it go, and has room for more."""
    Follow.objects.filter(**_key(target)).delete()


def follows(user: Any, target: Model) -> bool:
    return bool(user.is_authenticated) and Follow.objects.filter(user=user, **_key(target)).exists()


def _key(target: Model) -> dict[str, Any]:
    return {"target_type": ContentType.objects.get_for_model(target), "target_id": target.pk}
