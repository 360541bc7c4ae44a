"""A member's public heart: given, with words or without, and taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.domain.limits import Act
from accounts.models import Event, User
from accounts.queries.distance import must_reach
from accounts.services.notices import hush, notify
from accounts.services.pace import keep_pace
from accounts.telling.said import said as _
from contributions.models import Contribution, Recommendation


@transaction.atomic
def recommend(*, contribution: Contribution, by: User, sentence: str | None = None) -> bool:
    """False when `by` has a heart there already. Without a `sentence` the one from before stays; ""
    removes it. The authors hear of it once, whatever comes and goes. Raises ValidationError for an
    author, when a block stands between the words and an author, and for too many at once."""
    authors = User.objects.filter(person__authorships__version=contribution.current_id)
    if authors.filter(pk=by.pk).exists():
        raise ValidationError(_("You made this: recommending it is for others."))
    if sentence:
        must_reach(by, authors.values_list("pk", flat=True))
    words: dict[str, Any] = {} if sentence is None else {"sentence": sentence}
    if not contribution.recommendations.filter(user=by).exists():
        keep_pace(user=by, act=Act.RECOMMENDATION, now=timezone.now())
    heart, is_new = Recommendation.objects.get_or_create(
        contribution=contribution, user=by, defaults=words
    )
    if not is_new:
        before = Recommendation.objects.filter(pk=heart.pk)
        if heart.hidden_at and words:
            _must_be_others(heart, sentence or "")
            words |= {"hidden_at": None, "hidden_by": None}
        if words:
            before.update(**words)
        if words and sentence != heart.sentence:
            hush(_key(heart))
        return bool(before.exclude(taken_back_at=None).update(taken_back_at=None))
    notify(
        recipients=authors,
        event=Event.RECOMMENDED,
        subject=_("%(name)s recommends “%(title)s”")
        % {"name": by.person.credit_name, "title": contribution.title},
        body=heart.sentence,
        url=contribution.get_absolute_url(),
        target=contribution,
        key=_key(heart),
        about=contribution.title,
        actor=by.person,
    )
    return True


def _must_be_others(heart: Recommendation, sentence: str) -> None:
    if sentence == heart.sentence:
        raise ValidationError(
            _("A moderator took these very words down. Write others, or leave them out.")
        )


def unsay(heart: Recommendation) -> None:
    """No notice quotes words that staff took down."""
    hush(_key(heart))


def take_back(*, contribution: Contribution, by: User, now: datetime) -> bool:
    """The words are kept for `by` alone, who can give them again; no notice quotes them."""
    given = Recommendation.objects.filter(contribution=contribution, user=by, taken_back_at=None)
    hush(*(_key(heart) for heart in given.exclude(sentence="")))
    return bool(given.update(taken_back_at=now))


def forget(*, by: User) -> None:
    """For who leaves: no heart of theirs is left, and no notice quotes what they said with it."""
    hearts = Recommendation.objects.filter(user=by)
    hush(*(_key(heart) for heart in hearts))
    hearts.delete()


def _key(heart: Recommendation) -> str:
    return f"recommendation-{heart.contribution_id}-{heart.user_id}"
