"""What one person sees of their own money, in a constant number of statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.queries.cards import Card, cards_of
from payouts import books
from payouts.models import Share
from payouts.queries.accounts import theirs
from payouts.queries.gained import Gain, gains
from payouts.queries.line_words import told
from payouts.queries.listed import shares_listed, sums_of_unbooked
from payouts.queries.progress import Booked, by_entry, keys_of, said_of, said_of_lines
from payouts.queries.withheld import Withheld, withheld_of

PAGE = 100


@dataclass(frozen=True)
class Earning:
    """One share of one proposal."""

    title: str
    opened: datetime | None
    """When its proposal was opened: it tells the periods of one production apart."""
    detail: str
    state: str
    state_name: str
    amount: int
    currency: str
    url: str
    card: Card | None


@dataclass(frozen=True)
class Row:
    """A line of the account: minor units, positive for the person; the balance after it."""

    at: datetime
    what: str
    amount: int
    balance: int
    currency: str
    entry: int


@dataclass(frozen=True)
class Earnings:
    shares: list[Earning]
    newer: int | None
    older: int | None
    """Pages with more of them."""
    sums: dict[str, dict[str, int]]
    """`proposed`, `final`, `payable`, `paid`, `held`: currency → minor units."""
    rows: list[Row]
    earlier: dict[str, int]
    """By currency, what older lines than `rows` left behind."""
    purse: books.Purse


def earnings_of(person_id: int, *, viewing: str, page: int | None = None) -> Earnings:
    """With so many shares as a page lists, the newest on the first; with all of them without."""
    purse, paid = books.purse_of(person_id), books.paid_to(person_id)
    found = shares_listed(person_id, page)
    earned = books.earned_of(person_id, keys_of(found.shares))
    booked = by_entry(earned)
    told = [_earning(share, booked) for share in found.shares]
    told += [_gained(gain) for gain in gains(earned) if found.reaches(gain.proposal_id)]
    shares = [
        (one, picture) for _at, one, picture in sorted(told, key=lambda row: row[0], reverse=True)
    ]
    pictures = cards_of([pk for _one, pk in shares if pk], viewing=viewing)
    by_id = {card.id: card for card in pictures}
    listed = [_with(one, by_id.get(pk or 0)) for one, pk in shares]
    payable = purse.payable
    rows, earlier = _rows(person_id, payable)
    sums = {
        **sums_of_unbooked(person_id),
        "payable": payable,
        "paid": paid,
        "held": purse.held,
    }
    return Earnings(listed, found.newer, found.older, sums, rows, earlier, purse)


def latest_share(person_id: int, slug: str) -> Share | None:
    """The person's newest published share of a production."""
    shares = Share.objects.filter(theirs(person_id), proposal__production__slug=slug)
    published = shares.filter(proposal__opened_at__isnull=False, proposal__revised_at=None)
    return published.select_related("proposal__production", "person").order_by("-id").first()


def _earning(share: Share, booked: Booked) -> tuple[int, Earning, int | None]:
    """With the proposal's number, and the work whose picture stands beside it."""
    proposal = share.proposal
    state, name, detail = said_of(share, booked)
    amount, less = share.amount, withheld_of(share)
    if less:
        state, name, detail = _less(less, state, name, detail)
        amount -= less.amount if less.is_lost or not less.is_whole else 0
    production = proposal.production
    earning = Earning(
        title=production.title,
        opened=proposal.opened_at,
        detail=detail,
        state=state,
        state_name=name,
        amount=amount,
        currency=proposal.currency,
        url=reverse("proposal_person", args=[proposal.pk, share.person.key]),
        card=None,
    )
    return proposal.pk, earning, production.final_id or production.project.cover_id


def _gained(gain: Gain) -> tuple[int, Earning, int | None]:
    """What the others lost has a line of its own, with the decision."""
    proposal, share = gain.hold.share.proposal, gain.share
    production = proposal.production
    state, name, detail = said_of_lines([gain.line], proposal.currency)
    url = proposal.get_absolute_url()
    if share:
        url = f"{reverse('proposal_person', args=[proposal.pk, share.person.key])}#decided"
    why = _("of a share that was held: %(why)s") % {"why": gain.hold.decision}
    earning = Earning(
        title=production.title,
        opened=proposal.opened_at,
        detail=f"{why} · {detail}",
        state=state,
        state_name=name,
        amount=gain.line.amount,
        currency=proposal.currency,
        url=url,
        card=None,
    )
    return proposal.pk, earning, production.final_id or production.project.cover_id


def _with(earning: Earning, card: Card | None) -> Earning:
    return Earning(**(vars(earning) | {"card": card}))


def _less(less: Withheld, state: str, name: str, detail: str) -> tuple[str, str, str]:
    if not less.is_whole:
        return state, name, f"{detail}; {less.said}"
    return ("lost", _("Not yours"), less.said) if less.is_lost else ("held", _("Held"), less.said)


def _rows(person_id: int, payable: dict[str, int]) -> tuple[list[Row], dict[str, int]]:
    """Newest first, each with the balance after it, walked back from the present one."""
    balance = dict(payable)
    rows = []
    for posting in books.postings_to(person_id, PAGE):
        left = balance.get(posting.currency, 0)
        rows.append(
            Row(
                at=posting.entry.created_at,
                what=told(posting.entry.kind, posting.entry.key, posting.entry.memo),
                amount=-posting.amount,
                balance=left,
                currency=posting.currency,
                entry=posting.entry_id,
            )
        )
        balance[posting.currency] = left + posting.amount
    return rows, {currency: amount for currency, amount in balance.items() if amount}


def booked_between(
    person_id: int, first: date, last: date
) -> dict[str, list[tuple[datetime, int]]]:
    """By currency, how much was booked for the person in each month of these days, and when the
    last of it."""
    begin, end = _midnight(first), _midnight(last + timedelta(days=1))
    booked: dict[str, list[tuple[datetime, int]]] = {}
    for at, currency, amount in books.earned_since(person_id, begin, end):
        booked.setdefault(currency, []).append((at, amount))
    return booked


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())
