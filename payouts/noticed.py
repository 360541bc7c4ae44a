"""Shares of a published proposal that depend on a work a copyright notice stands against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from contributions.domain.copyright import HOLDING
from contributions.models import Authorship, CopyrightNotice, Version
from payouts import drafting
from payouts.domain import reach
from payouts.models import Clearance, Proposal, Reach, Share
from payouts.queries.stopped import is_lost


def unheld_shares(proposal: Proposal) -> QuerySet[Share]:
    """Of the authors of those works, as long as not all of each is held."""
    shares = Share.objects.filter(proposal=proposal, amount__gt=0)
    theirs = shares.filter(person__key__in=_notices_by_author(proposal))
    unheld = theirs.filter(Q(hold=None) | Q(hold__amount__lt=F("amount")))
    return unheld.select_related("person").order_by("pk")


def why_not_settled(share: Share, *, paid: bool, now: datetime) -> str:
    """The sentence that stands in the way, or "". While a notice stands its authors get nothing;
    the others get it when a counter-notice was found wrong or nobody sent one in time."""
    for notice in _notices_by_author(share.proposal).get(share.person.key, []):
        if paid or not is_lost(notice, now):
            return _("A copyright notice against “%(title)s” is not settled yet: it waits.") % {
                "title": notice.work.title
            }
    return ""


def _notices_by_author(proposal: Proposal) -> dict[str, list[CopyrightNotice]]:
    """By the keys of the authors of what the split reached: of the first period, for a later one.
    The document is not read for it, which takes longer than a request has."""
    standing = CopyrightNotice.objects.filter(stage__in=HOLDING).select_related("work")
    notices = defaultdict(list)
    for notice in standing:
        notices[notice.work_id].append(notice)
    versions = Version.objects.filter(contribution__in=notices)
    works = dict(versions.values_list("pk", "contribution")) if notices else {}
    inside = reached_among(proposal.follows or proposal, works) if works else set()
    found: dict[str, list[CopyrightNotice]] = defaultdict(list)
    cleared = set(Clearance.objects.confirmed().values_list("notice", "payee__person"))
    authors = Authorship.objects.filter(version__in=inside)
    for version, person, key in authors.values_list("version", "person", "person__key"):
        against = notices[works[version]]
        found[key].extend(one for one in against if (one.pk, person) not in cleared)
    return {key: against for key, against in found.items() if against}


def reached_among(proposal: Proposal, versions: Iterable[int]) -> set[int]:
    """Of those; of a proposal that was published before reaches were kept, by its document."""
    kept = Reach.objects.filter(proposal=proposal).first()
    if kept:
        return reach.among(bytes(kept.versions), versions)
    document = drafting.unpack(proposal) if proposal.document_hash else {}
    return reach.reached(document) & set(versions)
