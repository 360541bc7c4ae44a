"""Who hears an answer besides whom it answers: everybody who talks there."""

from __future__ import annotations

from django.db.models import Q

from accounts.models import User
from accounts.queries.distance import blocked_between
from contributions.models import Comment


def speakers_beside(answer: Comment) -> list[User]:
    """Whoever else spoke below the same first remark, but where a block stands between."""
    if answer.parent_id is None:
        return []
    below = Q(pk=answer.parent_id) | Q(parent=answer.parent_id)
    said = Comment.objects.filter(below, withdrawn_at=None).exclude(author=answer.author_id)
    people = list(User.objects.filter(pk__in=said.values("author"), is_active=True))
    apart = blocked_between(answer.author, [user.pk for user in people])
    return [user for user in people if user.pk not in apart]
