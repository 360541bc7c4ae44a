"""Shares of a published proposal that depend on a work a copyright notice stands against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from contributions.domain.copyright import HOLDING, Stage
from contributions.models import CopyrightNotice, Version
from payouts import drafting
from payouts.domain.document import parse
from payouts.models import Proposal, Share

_ID = re.compile(rb'"id":(\d+)')


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
        if paid or not _is_lost(notice, now):
            return _("A copyright notice against “%(title)s” is not settled yet: it waits.") % {
                "title": notice.work.title
            }
    return ""


def _is_lost(notice: CopyrightNotice, now: datetime) -> bool:
    answered_by = timedelta(days=settings.COPYRIGHT_ANSWER_DAYS)
    if notice.stage == Stage.REMOVED and notice.handled_at:
        return notice.handled_at + answered_by <= now
    return notice.stage == Stage.KEPT_DOWN


def _notices_by_author(proposal: Proposal) -> dict[str, list[CopyrightNotice]]:
    """By the keys of the authors that were published: of the first period, for a later one."""
    standing = CopyrightNotice.objects.filter(stage__in=HOLDING).select_related("work")
    notices = defaultdict(list)
    for notice in standing:
        notices[notice.work_id].append(notice)
    versions = Version.objects.filter(contribution__in=notices)
    works = dict(versions.values_list("pk", "contribution")) if notices else {}
    if not works:
        return {}
    content = drafting.content_of(proposal.follows or proposal)
    if not _names_one_of(content, works):
        return {}
    document = parse(content)
    reached, found = _reached(document), defaultdict(list)
    for version in document.get("versions", ()):
        if version["id"] in works and version["id"] in reached:
            for author in version["authors"]:
                found[author].extend(notices[works[version["id"]]])
    return found


def _names_one_of(content: bytes, versions: Container[int]) -> bool:
    """Whether any number of these stands as an id in the document: seen in its bytes, because
    reading a large lineage takes a request longer than it has, and a notice is rarely about it."""
    return any(int(found[1]) in versions for found in _ID.finditer(content))


def _reached(document: Mapping[str, Any]) -> set[int]:
    """The versions that grains can reach, along the sources that counted."""
    older = defaultdict(list)
    for edge in document.get("sources", ()):
        if not edge.get("excluded"):
            older[edge["derivative"]].append(edge["source"])
    ahead = [credit["version"] for credit in document.get("credits", ()) if "version" in credit]
    reached = set()
    while ahead:
        version = ahead.pop()
        if version not in reached:
            reached.add(version)
            ahead.extend(older[version])
    return reached
