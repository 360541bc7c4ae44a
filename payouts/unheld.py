"""Published proposals with shares that a copyright notice stands against and nobody holds yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from contributions.domain.copyright import HOLDING
from contributions.models import Authorship, Version
from payouts.domain import reach
from payouts.models import Clearance, Proposal, Reach, Share
from payouts.noticed import reached_among


def unheld() -> QuerySet[Proposal]:
    """Those that go on, and are not booked. A fixed number of statements, and two for each proposal
    from before reaches were kept; none while no notice stands."""
    notices: dict[int, set[int]] = defaultdict(set)
    standing = Version.objects.filter(contribution__copyright_notices__stage__in=HOLDING)
    for version, notice in standing.values_list("pk", "contribution__copyright_notices"):
        notices[version].add(notice)
    if not notices:
        return Proposal.objects.none()
    live = list(Proposal.objects.standing().filter(distribution=None).select_related("follows"))
    inside = _reached([one.follows or one for one in live], notices)
    cleared = set(Clearance.objects.confirmed().values_list("notice", "payee__person"))
    authors: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for version, pk, key in Authorship.objects.filter(version__in=notices).values_list(
        "version", "person", "person__key"
    ):
        if any((notice, pk) not in cleared for notice in notices[version]):
            authors[version].append((pk, key))
    wanted = Q(pk__in=())
    for one in live:
        found = inside[(one.follows or one).pk]
        keys = {key for version in found for _pk, key in authors[version]}
        wanted |= Q(proposal=one.pk, person__key__in=keys)
    shares = Share.objects.filter(wanted, amount__gt=0)
    open_ones = shares.filter(Q(hold=None) | Q(hold__amount__lt=F("amount")))
    return Proposal.objects.filter(pk__in=open_ones.values("proposal"))


def _reached(heads: Iterable[Proposal], versions: Iterable[int]) -> dict[int, set[int]]:
    first = {head.pk: head for head in heads}
    kept = dict(Reach.objects.filter(proposal__in=first).values_list("proposal", "versions"))
    return {
        pk: reach.among(bytes(kept[pk]), versions) if pk in kept else reached_among(head, versions)
        for pk, head in first.items()
    }
