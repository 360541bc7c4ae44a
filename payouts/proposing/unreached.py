"""Staff hear of people named in a proposal whom nothing reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from accounts.models import Event, Notice, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from payouts.models import Window
from payouts.queries.office import staff_with

AT_ONCE = 200
A_DAY = timedelta(days=1)
FAILED = 3
"""Attempts, after which the window begins all the same (payouts.0008)."""
"""Mail is tried for longer, but staff should not hear of it when half of a window is over."""
Words = tuple[str, str]
"""Subject and body."""


def tell_of_failed_mail() -> None:
    """Safe to run any number of times: each of the staff is told once of each person."""
    staff = list(staff_with("payouts.change_proposal"))
    if not staff:
        return
    # People are told in this order, so whoever is last knows what all the others know.
    for windows, key, of, words in _failed():
        told = Notice.objects.filter(
            recipient=staff[-1], key=Concat(Value(key), Cast(OuterRef(of), TextField()))
        )
        fresh = windows.exclude(Exists(told)).select_related("proposal__production", "person")
        for window in fresh.order_by("-id")[:AT_ONCE]:
            _tell(window, staff, f"{key}{getattr(window, of)}", words)


def _failed() -> Iterator[tuple[QuerySet[Window], str, str, Words]]:
    """Each with the beginning of its notices' keys, and the column that ends them."""
    open_ones = Window.objects.filter(proposal__final_at=None, proposal__revised_at=None)
    failed = _("Mail to %(name)s about “%(title)s” does not arrive")
    late = Q(notice__created_at__lt=timezone.now() - A_DAY) | Q(notice__mail__attempts__gte=FAILED)
    late &= Q(notice__mail__isnull=False, notice__mail__finished_at=None)
    yield (
        open_ones.filter(late | Q(notice__mail__quarantined_at__isnull=False)),
        "unreached-",
        "notice_id",
        (failed, _("Their window began with the notice on the site. Try to reach them.")),
    )
    begun = _(
        "They have no account, and their window began when the proposal was published. Correct"
        " their address among the payees, or try to reach them."
    )
    late = Q(letter__made_at__lt=timezone.now() - A_DAY) | Q(letter__attempts__gte=FAILED)
    late &= Q(letter__finished_at=None)
    letters = open_ones.filter(letter__isnull=False, letter__replaced_at=None)
    letters = letters.filter(late | Q(letter__quarantined_at__isnull=False))
    yield letters, "unreached-letter-", "letter_id", (failed, begun)
    nothing = _("No address is known of %(name)s, who is named in “%(title)s”")
    yield (
        open_ones.filter(notice=None, letter=None),
        "unreached-window-",
        "id",
        (nothing, begun),
    )


def _tell(window: Window, staff: list[User], key: str, words: Words) -> None:
    subject, body = words
    names = {"name": window.person.credit_name, "title": window.proposal.production.title}
    notify(
        recipients=staff,
        event=Event.UNREACHED,
        subject=subject % names,
        body=body,
        url=window.proposal.get_absolute_url(),
        target=window.proposal,
        key=key,
    )
