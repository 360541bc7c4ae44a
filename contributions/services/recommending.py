"""A member's public heart, given and taken back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Event, User
from accounts.services.notices import notify
from contributions.models import Contribution, Recommendation


@transaction.atomic
def recommend(*, contribution: Contribution, by: User) -> bool:
    """False when `by` did so before. The authors hear of it once, whatever comes and goes."""
    _heart, is_new = Recommendation.objects.get_or_create(contribution=contribution, user=by)
    if is_new:
        notify(
            recipients=User.objects.filter(
                person__authorships__version=contribution.current_id
            ).exclude(pk=by.pk),
            event=Event.RECOMMENDED,
            subject=_("%(name)s recommends “%(title)s”")
            % {"name": by.person.credit_name, "title": contribution.title},
            url=contribution.get_absolute_url(),
            target=contribution,
            key=f"recommendation-{contribution.pk}-{by.pk}",
            actor=by.person,
        )
    return is_new


def take_back(*, contribution: Contribution, by: User) -> bool:
    deleted, _rows = Recommendation.objects.filter(contribution=contribution, user=by).delete()
    return bool(deleted)
