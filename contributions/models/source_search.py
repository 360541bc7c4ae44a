from __future__ import annotations

from django.db import models
from django.db.models import Q

from contributions.models.draft import Draft
from contributions.models.version import Version
from hitrecord.foundation.leases import Leased, LeasedQuerySet


class SourceSearch(Leased):
    """The background work that looks for what a draft or a version may be built on. A version's
    also lets others find it. `words` is the hash of the words it looked for last."""

    draft = models.OneToOneField(
        Draft, on_delete=models.CASCADE, null=True, blank=True, related_name="source_search"
    )
    version = models.OneToOneField(
        Version, on_delete=models.CASCADE, null=True, blank=True, related_name="source_search"
    )
    words = models.CharField(max_length=64, blank=True)

    objects = LeasedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(draft=None, version__isnull=False)
                | Q(draft__isnull=False, version=None),
                name="a_search_for_sources_is_of_a_draft_or_a_version",
            )
        ]

    def __str__(self) -> str:
        return f"search for sources {self.pk}"
