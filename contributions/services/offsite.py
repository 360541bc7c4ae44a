"""Works from elsewhere that a draft was built on, as far as they are typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from contributions.models import Draft, DraftOffsiteSource
from contributions.models.offsite import FACTS


@transaction.atomic
def choose(*, draft: Draft, works: Iterable[Mapping[str, str]]) -> None:
    """Make these the draft's works from elsewhere, in this order; what is not whole yet is asked
    for at publication. Each maps the facts' names to what was typed."""
    wanted = [tuple(work[name] for name in FACTS) for work in works]
    if wanted == list(draft.offsite_sources.values_list(*FACTS)):
        return
    draft.offsite_sources.all().delete()
    DraftOffsiteSource.objects.bulk_create(
        DraftOffsiteSource(draft=draft, **dict(zip(FACTS, typed, strict=True))) for typed in wanted
    )
