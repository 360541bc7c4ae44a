"""From a row of the admin to its entries in the books."""

from __future__ import annotations

from django import template
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from payouts.models import Proposal
from payouts.queries.entries import BOOKED, GATHERED

register = template.Library()


@register.simple_tag
def entries_links(found: Model) -> list[tuple[str, str]]:
    """(address, label) of each list of entries, none for what is never booked."""
    kind, pk = str(found._meta.model_name), found.pk
    if isinstance(found, Proposal):
        ways = [
            ("income", _("Entries of its sales")),
            ("costs", _("Entries of its costs")),
            ("proposal", _("Entries of its distribution")),
        ]
    else:
        ways = [(kind, _("Entries in the books"))] if kind in (*BOOKED, *GATHERED) else []
    books = reverse("admin:payouts_entry_changelist")
    return [(f"{books}?of={name}-{pk}", label) for name, label in ways]
