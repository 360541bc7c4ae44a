"""Reading what a mass payment service gives us, and saying in sentences what is wrong with it."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hitrecord.foundation.currency import format_minor
from hitrecord.foundation.typed_amounts import parse_minor
from payouts.domain.masspay import Answer, NotAnAnswer, read
from payouts.models import Transfer


def read_file(text: str, *needed: str) -> list[Answer]:
    """Raises ValidationError, as a sentence for whoever uploaded it."""
    try:
        said = list(read(text, needed or ("reference", "status")))
    except NotAnAnswer as unread:
        if unread.line == 0:
            raise ValidationError(_columns(needed)) from unread
        raise ValidationError(
            _("Line %(line)s cannot be understood (%(why)s). Nothing was changed.")
            % {"line": unread.line, "why": unread.why}
        ) from unread
    except csv.Error as unread:
        raise ValidationError(_("That is not a CSV file.")) from unread
    if not said:
        raise ValidationError(_("The file says nothing about any payment."))
    return said


def _columns(needed: Sequence[str]) -> str:
    if "amount" in needed:
        return _("The file needs columns named “Reference ID”, “Amount”, “Currency” and “Status”.")
    return _("The file needs columns named “Reference ID” and “Status”.")


def difference(said: Answer, sent: Transfer) -> str:
    """A sentence, or "". A service that pays another amount, or other money, has made a mistake."""
    if _is_same(said, sent):
        return ""
    told = {
        "line": said.line,
        "reference": said.reference,
        "theirs": f"{said.amount} {said.currency}".strip(),
        "ours": format_minor(sent.amount, sent.currency),
    }
    words = _(
        "Line %(line)s: the service says %(theirs)s for %(reference)s, and we ordered %(ours)s."
    )
    return words % told


def _is_same(said: Answer, sent: Transfer) -> bool:
    if said.currency and said.currency != sent.currency:
        return False
    try:
        return not said.amount or parse_minor(said.amount, sent.currency) == sent.amount
    except ValueError:
        return False
