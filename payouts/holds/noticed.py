"""Shares of a published proposal that depend on a work a copyright notice stands against."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from contributions.models import Authorship, CopyrightNotice
from payouts.models import Clearance, Proposal, Share
from payouts.queries.reached import reached_among, standing
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
    A clawback ends what is kept back of what was booked; what comes is held until a clearance."""
    against = standing()
    first = proposal.follows_id or proposal.pk
    inside = reached_among([first], against)[first] if against else set()
    found: dict[str, list[CopyrightNotice]] = defaultdict(list)
    cleared = set(Clearance.objects.confirmed().values_list("notice", "payee__person"))
    authors = Authorship.objects.filter(version__in=inside)
    for version, person, key in authors.values_list("version", "person", "person__key"):
        found[key].extend(one for one in against[version] if (one.pk, person) not in cleared)
    return {key: notices for key, notices in found.items() if notices}
