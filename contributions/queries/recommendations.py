"""Who recommends a work, and what somebody recommends."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.queries.distance import is_unheard
from contributions.models import Contribution, Recommendation


def recommendations_of(work: Contribution, *, reader: Any) -> QuerySet[Recommendation]:
    """What members said first, then the rest, each the newest first. `unheard` marks words of
    somebody this reader keeps away from."""
    return (
        work.recommendations.shown()
        .select_related("user__person")
        .annotate(unheard=is_unheard(reader, author="user"), has_words=~Q(sentence=""))
        .order_by("-has_words", "-created_at", "-id")
    )


def recommended_by(user: User, *, reader: Any, viewing: str) -> QuerySet[Recommendation]:
    """Works on the wall that this reader wants to meet, the newest recommendation first."""
    works = Contribution.objects.published().suited_to(viewing).welcome_to(reader)
    hearts = Recommendation.objects.shown().filter(user=user, contribution__in=works)
    return hearts.select_related("contribution").order_by("-created_at", "-id")
