"""Published proposals with shares that a copyright notice stands against and nobody holds yet."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import F, Q, QuerySet

from contributions.models import Authorship
from payouts.models import Clearance, Proposal, Share
from payouts.queries.reached import reached_among, standing


def unheld() -> QuerySet[Proposal]:
    """Those that go on, and are not booked. A fixed number of statements; one while no notice
    stands."""
    against = standing()
    if not against:
        return Proposal.objects.none()
    rows = Proposal.objects.standing().filter(distribution=None)
    live = {pk: first or pk for pk, first in rows.values_list("pk", "follows")}
    inside = reached_among(live.values(), against)
    cleared = set(Clearance.objects.confirmed().values_list("notice", "payee__person"))
    authors: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for version, pk, key in Authorship.objects.filter(version__in=against).values_list(
        "version", "person", "person__key"
    ):
        if any((notice.pk, pk) not in cleared for notice in against[version]):
            authors[version].append((pk, key))
    wanted = Q(pk__in=())
    for one, first in live.items():
        keys = {key for version in inside[first] for _pk, key in authors[version]}
        wanted |= Q(proposal=one, person__key__in=keys)
    shares = Share.objects.filter(wanted, amount__gt=0)
    open_ones = shares.filter(Q(hold=None) | Q(hold__amount__lt=F("amount")))
    return Proposal.objects.filter(pk__in=open_ones.values("proposal"))
