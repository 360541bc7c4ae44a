"""Taking a provider's own list of payments; it is compared in the background."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.afterwards import afterwards
from payouts import tasks
from payouts.models import Listing
from payouts.providers.masspay import NAME
from payouts.services.service_files import read_file


@transaction.atomic
def take_listing(*, text: str, first_day: date, last_day: date, by: User, now: datetime) -> Listing:
    """Raises ValidationError: nothing is compared of a list that cannot be read whole."""
    if first_day > last_day:
        raise ValidationError(_("The list ends before it begins."))
    said = read_file(text, "reference", "amount", "currency", "status")
    often = Counter(one.reference for one in said)
    twice = sorted(reference for reference, number in often.items() if number > 1)
    if twice:
        names = {"names": ", ".join(twice[:5])}
        raise ValidationError(_("The list names a payment twice: %(names)s.") % names)
    made, created = Listing.objects.get_or_create(
        provider=NAME,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        first_day=first_day,
        last_day=last_day,
        defaults={"text": text, "received_by": by, "received_at": now, "due_at": now},
    )
    if not created:
        raise ValidationError(_("This very list was compared already. Nothing was changed."))
    audit.record(actor=by, action="provider's list taken", target=made)
    afterwards(tasks.compare_listing.delay, made.pk)
    return made
