"""Which copyright notices stand, and which of the versions they are about the split of a proposal
reached: one answer for what is held before it is booked and for what is kept back after it."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from contributions.domain.copyright import HOLDING
from contributions.models import CopyrightNotice, Version
from payouts.domain import reach
from payouts.domain.document import parse
from payouts.models import Proposal, Reach

Against = Mapping[int, list[CopyrightNotice]]
"""By the version of a work."""


def standing(because_of: CopyrightNotice | None = None) -> Against:
    """One statement while there are none, two otherwise."""
    notices = CopyrightNotice.objects.filter(stage__in=HOLDING).select_related("work")
    against = defaultdict(list)
    for one in notices.filter(pk=because_of.pk) if because_of else notices:
        against[one.work_id].append(one)
    if not against:
        return {}
    versions = Version.objects.filter(contribution__in=against)
    return {pk: against[work] for pk, work in versions.values_list("pk", "contribution")}


def reached_among(proposals: Iterable[int], versions: Iterable[int]) -> dict[int, set[int]]:
    """Of those versions, by the ids of proposals of a first period. One statement, and a second one
    for those that were published before reaches were kept: of them the document is read."""
    wanted, asked = set(proposals), set(versions)
    kept = Reach.objects.filter(proposal__in=wanted).values_list("proposal", "versions")
    found = {pk: reach.among(bytes(packed), asked) for pk, packed in kept}
    missing = wanted - found.keys()
    if missing:
        read = Proposal.objects.filter(pk__in=missing).exclude(document_hash="")
        for pk, document in read.values_list("pk", "document"):
            inside = reach.reached(parse(zlib.decompress(bytes(document))))
            found[pk] = inside & asked
    return {pk: found.get(pk, set()) for pk in wanted}
