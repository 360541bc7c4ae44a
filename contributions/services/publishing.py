"""What an author decides about a draft: out with it, out with it as soon as it is ready, or not."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.domain.limits import Act
from accounts.models import User
from accounts.services.pace import keep_pace
from contributions.models import Draft, Version
from contributions.publication import publish as publication
from contributions.publication.readiness import check
from contributions.publication.twin import twin_of
from contributions.publication.when_ready import is_waiting

__all__ = ["hold_back", "publish", "publish_when_ready", "twin_of"]


@transaction.atomic
def publish(*, draft: Draft, by: User, now: datetime) -> Version:
    """As `contributions.publication.publish`, at a pace: nothing is published that is too much at
    once, and the draft stays as it is. One that was to publish itself was counted then."""
    asked_before = Q(version__isnull=False) | Q(publish_when_ready_at__isnull=False)
    is_counted = Draft.objects.filter(asked_before, pk=draft.pk).exists()
    version = publication.publish(draft=draft, by=by, now=now)
    if not is_counted:
        _keep_pace(by, now)
    return version


@transaction.atomic
def publish_when_ready(*, draft: Draft, now: datetime) -> Version | None:
    """Let the draft publish itself once its files are here and prepared; at once, with the version,
    when they are. Raises ValidationError by field for what only the author can add;
    AlreadyPublished.
    """
    Draft.objects.hold_open(draft.pk)
    row = Draft.objects.select_related("contribution__current").get(pk=draft.pk)
    check(row, list(row.files.select_related("processing")), may_wait=True)
    if not is_waiting(row):
        return publish(draft=row, by=draft.author, now=now)
    waiting = Draft.objects.filter(pk=row.pk, publish_when_ready_at=None)
    if waiting.update(publish_when_ready_at=now):
        _keep_pace(row.author, now)
    return None


@transaction.atomic
def hold_back(*, draft: Draft) -> None:
    """It stays a draft until somebody says otherwise. Raises AlreadyPublished."""
    Draft.objects.hold_open(draft.pk)
    Draft.objects.filter(pk=draft.pk).update(publish_when_ready_at=None)


def _keep_pace(author: User, now: datetime) -> None:
    """What a draft's form is told comes by field; this is about none."""
    try:
        keep_pace(user=author, act=Act.PUBLICATION, now=now)
    except ValidationError as refused:
        raise ValidationError({NON_FIELD_ERRORS: refused.error_list}) from refused
