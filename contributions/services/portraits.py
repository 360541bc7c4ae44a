"""A member's face taken off again, and a picture that came to nothing."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Person, ProfileRemoval
from contributions.models import MediaFile, Processing


@transaction.atomic
def take_off(*, person: Person) -> None:
    """With its files; of what staff took from view the file stays, for they may give it back."""
    Person.objects.filter(pk=person.pk).update(avatar="")
    removed = ProfileRemoval.objects.filter(user=person.user_id).exclude(avatar="")
    kept = removed.values("avatar")
    for media in _of(person).exclude(renditions__file__in=kept):
        media.discard()


@transaction.atomic
def discard(*, person: Person) -> None:
    """The newest file, unless it is the face by now; the face from before stays."""
    newest = _of(person).last()
    if newest is None:
        return
    # Read once the file is held: it may have become the face while this waited.
    if Processing.objects.get(media=newest).finished_at is None:
        newest.discard()


def _of(person: Person) -> QuerySet[MediaFile]:
    held = MediaFile.objects.select_for_update(of=("self",))
    return held.filter(portrait_of=person).order_by("pk")
