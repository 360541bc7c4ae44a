"""Shares of a published proposal that depend on a work a copyright notice stands against."""

from __future__ import annotations

from django.db.models import QuerySet

from contributions.queries.noticed import noticed_behind
from payouts.models import Proposal, Share
from projects.models import Credit


def unheld_shares(proposal: Proposal) -> QuerySet[Share]:
    """Of the authors of those works, as long as nobody has held them."""
    credited = Credit.objects.filter(piece__production=proposal.production_id)
    versions = credited.filter(version__isnull=False).values_list("version", flat=True)
    works = [each.work_id for each in noticed_behind(versions)]
    shares = Share.objects.filter(proposal=proposal, amount__gt=0, hold=None)
    theirs = shares.filter(person__authorships__version__contribution__in=works)
    return shares.filter(pk__in=theirs.values("pk")).select_related("person").order_by("pk")
