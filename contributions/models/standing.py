from __future__ import annotations

from django.db import models

from contributions.models.dispute import Dispute
from contributions.models.version import Source


class Standing(models.Model):
    """How a source stands after what was upheld last; a view of the database, for the few that
    were ever disputed. `relation`: None as its author said, "" when it does not count."""

    edge = models.OneToOneField(
        Source, on_delete=models.DO_NOTHING, primary_key=True, related_name="standing"
    )
    relation = models.CharField(max_length=16, null=True)
    ruling = models.ForeignKey(Dispute, on_delete=models.DO_NOTHING, null=True, related_name="+")
    """The dispute that was upheld last."""
    disputed = models.ForeignKey(Dispute, on_delete=models.DO_NOTHING, null=True, related_name="+")
    """The oldest that is still open."""

    class Meta:
        managed = False
        db_table = "contributions_standing"

    def __str__(self) -> str:
        return f"standing of source {self.edge_id}"
