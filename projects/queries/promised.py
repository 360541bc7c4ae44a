"""Amounts that leads promised for answers to their calls: theirs to keep, not the house's."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hitrecord.foundation.currency import format_minor
from projects.models import Production


def promised(production: Production) -> list[str]:
    """A sentence for each accepted answer; one statement."""
    accepted = production.project.submissions.accepted().filter(call__amount__isnull=False)
    rows = accepted.select_related("call__opened_by__person", "version__contribution")
    return [
        _(
            "%(name)s promised %(amount)s for “%(title)s”, accepted for call № %(number)s. It is"
            " not the house’s promise: ask how it is kept before anything is shared out."
        )
        % {
            "name": each.call.opened_by.person.credit_name,
            "amount": format_minor(each.call.amount, each.call.currency),
            "title": each.version.contribution.title,
            "number": each.call.pk,
        }
        for each in rows.order_by("decided_at", "pk")
        if each.call and each.call.amount is not None
    ]
