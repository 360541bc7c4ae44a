"""Staff hear of people named in a proposal whom no mail reached."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, TextField, Value
from django.db.models.functions import Cast, Concat

from accounts.models import Event, Notice
from accounts.services.notices import notify
from accounts.telling.said import said as _
from payouts.models import Window
from payouts.queries.office import staff_with

AT_ONCE = 200


def tell_of_failed_mail() -> None:
    """Safe to run any number of times: each of the staff is told once of each person."""
    staff = list(staff_with("payouts.change_proposal"))
    if not staff:
        return
    # People are told in this order, so whoever is last knows what all the others know.
    told = Notice.objects.filter(
        recipient=staff[-1], key=Concat(Value("unreached-"), Cast(OuterRef("notice"), TextField()))
    )
    failed = Window.objects.filter(
        proposal__final_at=None,
        proposal__revised_at=None,
        notice__mail__quarantined_at__isnull=False,
    ).exclude(Exists(told))
    failed = failed.select_related("proposal__production", "person")
    for window in failed.order_by("-id")[:AT_ONCE]:
        notify(
            recipients=staff,
            event=Event.UNREACHED,
            subject=_("Mail to %(name)s about “%(title)s” failed three times")
            % {"name": window.person.credit_name, "title": window.proposal.production.title},
            body=_("Their window began with the notice on the site. Try to reach them."),
            url=window.proposal.get_absolute_url(),
            target=window.proposal,
            key=f"unreached-{window.notice_id}",
        )
