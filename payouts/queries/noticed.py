"""Whose money that is booked and not paid yet is about a work a copyright notice stands against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from contributions.domain.copyright import HOLDING, Stage
from contributions.models import Authorship, CopyrightNotice
from payouts.domain.payout_states import SENT
from payouts.domain.reach import among
from payouts.models import Clawback, Hold, Payee, Payout, Reach, Share

Purse = tuple[int, str]


def noticed(payees: Iterable[Payee]) -> dict[Purse, CopyrightNotice]:
    """By payee id and currency. One statement as long as no notice stands anywhere."""
    standing = CopyrightNotice.objects.filter(stage__in=HOLDING).select_related("work")
    notices = {notice.work_id: notice for notice in standing}
    by_person = {payee.person_id: payee.pk for payee in payees}
    theirs: dict[int, dict[int, CopyrightNotice]] = defaultdict(dict)
    if notices:
        rows = Authorship.objects.filter(person__in=by_person, version__contribution__in=notices)
        for person, version, work in rows.values_list("person", "version", "version__contribution"):
            theirs[person][version] = notices[work]
    found = {}
    for share in _booked(theirs) if theirs else ():
        purse = (by_person[share.person_id], share.proposal.currency)
        notice = _in_it(share, theirs[share.person_id])
        if notice and not _is_paid(purse, share) and not _is_set_off(purse, notice):
            found[purse] = notice
    return found


def notice_sentence(notice: CopyrightNotice) -> str:
    """For whoever is paid."""
    if notice.stage == Stage.KEPT_DOWN:
        words = _("“%(title)s” stays down after a copyright notice: finance decides whose this is.")
    else:
        words = _(
            "A copyright notice stands against “%(title)s”: what is booked for you and not paid "
            "yet waits until that is settled."
        )
    return words % {"title": notice.work.title}


def _booked(people: Iterable[int]) -> QuerySet[Share]:
    shares = Share.objects.filter(
        Q(hold=None) | Q(hold__amount__lt=F("amount")) | Q(hold__paid=True),
        person__in=people,
        amount__gt=0,
        proposal__distribution__isnull=False,
    )
    return shares.select_related("proposal__distribution").defer(
        "proposal__document", "proposal__head"
    )


def _in_it(share: Share, versions: Mapping[int, CopyrightNotice]) -> CopyrightNotice | None:
    """A proposal published before reaches were kept is thought to have all of them."""
    first = share.proposal.follows_id or share.proposal_id
    reach = Reach.objects.filter(proposal=first).first()
    inside = among(bytes(reach.versions), versions) if reach else set(versions)
    return next((versions[version] for version in sorted(inside)), None)


def _is_paid(purse: Purse, share: Share) -> bool:
    """A payout takes the whole balance, so one made since the last of it was booked took all."""
    payee, currency = purse
    booked_at = max([share.proposal.distribution.made_at, *_released(share)])
    left = Payout.objects.filter(state__in=SENT, made_at__gt=booked_at)
    return left.filter(payee=payee, currency=currency).exists()


def _released(share: Share) -> Iterator[datetime]:
    """When what was held of it came to its person, or what was held of others came to them all."""
    holds = Hold.objects.filter(share__proposal=share.proposal_id, settled_at__isnull=False)
    for hold in holds:
        if hold.settled_at and hold.paid == (hold.share_id == share.pk):
            yield hold.settled_at


def _is_set_off(purse: Purse, notice: CopyrightNotice) -> bool:
    """Finance took it from them after it was decided."""
    payee, currency = purse
    taken = Clawback.objects.filter(payee=payee, currency=currency, confirmed_at__isnull=False)
    return notice.handled_at is not None and taken.filter(made_at__gte=notice.handled_at).exists()
