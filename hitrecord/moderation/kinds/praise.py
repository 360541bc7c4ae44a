"""The sentence beside a heart: it can go, and the heart stays."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution, Decision, Recommendation
from contributions.services import recommending
from hitrecord.foundation.quoting import in_quotes
from hitrecord.moderation.kinds.kind import Kind, hide, show_again


def _sentences(viewer: Any) -> QuerySet[Recommendation]:
    works = Contribution.objects.visible_to(viewer).values("pk")
    shown = Recommendation.objects.shown().filter(contribution__in=works, hidden_at=None)
    return shown.exclude(sentence="")


def _take(heart: Recommendation, decision: Decision, _hide_title: bool) -> bool:
    recommending.unsay(heart)
    return hide(heart, decision)


PRAISE = (
    Kind(
        word="recommendation",
        model=Recommendation,
        seen=_sentences,
        people=lambda heart: [heart.user],
        label=lambda heart: Truncator(f"{heart.user.person}: {in_quotes(heart.sentence)}").chars(
            120
        ),
        words=lambda heart: heart.sentence,
        take=_take,
        give=show_again,
        became=_("Its words were taken down. The recommendation counts on."),
    ),
)
