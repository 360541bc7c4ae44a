"""Calls in draft: kept by one lead, finished by another."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from hitrecord.foundation.locking import for_change
from projects.models import CallDraft, Project
from projects.services.permission import require_lead

MOST = 40


@transaction.atomic
def keep_draft(*, project: Project, by: User, words: dict[str, Any], pk: int | None) -> CallDraft:
    """A new one, or `pk` with other words. One that another lead opened or threw away meanwhile is
    a new one again, and what was sent twice is one. Raises ValidationError for too many."""
    locked = for_change(Project.objects).get(pk=project.pk)
    require_lead(locked, by)
    drafts = locked.call_drafts.open()
    found = drafts.filter(pk=pk or 0).first() or drafts.filter(**words).first()
    if found is None and drafts.count() >= MOST:
        raise ValidationError(_("There is room for %s drafts. Throw one away first.") % MOST)
    draft = found or CallDraft(project=locked)
    for name, value in words.items():
        setattr(draft, name, value)
    draft.save()
    return draft
