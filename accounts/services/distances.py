from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q

from accounts.models import Distance, Follow, Reach, User


@transaction.atomic
def keep_away(*, keeper: User, other: User, reach: str) -> Distance:
    """Mute or block; the last word counts. A block ends that they follow each other."""
    if keeper.pk == other.pk:
        raise PermissionError("nobody keeps away from themselves")
    row, _is_new = Distance.objects.update_or_create(
        keeper=keeper, other=other, defaults={"reach": Reach(reach)}
    )
    if row.reach == Reach.BLOCK:
        people = Follow.objects.filter(target_type=ContentType.objects.get_for_model(User))
        people.filter(
            Q(user=keeper, target_id=other.pk) | Q(user=other, target_id=keeper.pk)
        ).delete()
    return row


def come_back(*, keeper: User, other: User) -> bool:
    """False when there was no distance."""
    return bool(Distance.objects.filter(keeper=keeper, other=other).delete()[0])
