from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from payouts import distribution
from payouts.ending import is_named
from payouts.models import Distribution, Proposal, Share
from payouts.queries.accounts import users_of
from payouts.setoff import set_off


def why_not(proposal: Proposal, by: User) -> str:
    """The sentence that stands in the way of distributing, or ""."""
    if not proposal.final_at:
        return _("Only a final proposal can be distributed.")
    if is_named(proposal, by):
        return _("You are named in this proposal, so somebody else has to distribute it.")
    return ""


@transaction.atomic
def distribute(*, proposal: Proposal, by: User, now: datetime, reason: str = "") -> Distribution:
    """Post the final shares to the books, once. Raises ValidationError before it is final."""
    locked = Proposal.objects.select_for_update(of=["self"]).get(pk=proposal.pk)
    refusal = why_not(locked, by)
    if refusal:
        raise ValidationError(refusal)
    made, created = Distribution.objects.get_or_create(
        proposal=locked, defaults={"made_by": by, "made_at": now}
    )
    if not created:
        return made
    distribution.post(made, by=by)
    set_off(locked.currency)
    notify(
        recipients=_paid(locked),
        event=Event.DISTRIBUTED,
        subject=_("Money from “%(title)s” is booked for you") % {"title": locked.production.title},
        url=reverse("earnings"),
        target=locked,
        key=f"distribution-{locked.pk}",
    )
    audit.record(actor=by, action="proposal distributed", target=locked, reason=reason)
    return made


def _paid(proposal: Proposal) -> QuerySet[User]:
    """Whoever was named with nothing hears nothing of money."""
    shares = Share.objects.filter(proposal=proposal, amount__gt=0)
    return users_of(list(shares.values_list("person", flat=True)))
