"""Lines of the books as staff read them: accounts by their names, the lines of people summed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payouts.models.account_names import account_name
from payouts.queries.hidden import Hidden
from payouts.templatetags.money import signed


def account_link(line: Any) -> SafeString:
    """`line` knows the title of its account's production (payouts.queries.account_names)."""
    url = reverse("admin:payouts_account_change", args=[line.account_id])
    name = account_name(line.account.code, line.production_title)
    return format_html('<a href="{}">{}</a>', url, name)


def hidden_lines(found: Iterable[Hidden]) -> str | SafeString:
    told = []
    for number, amount, currency in found:
        words = ngettext("%(n)s line to people, %(sum)s", "%(n)s lines to people, %(sum)s", number)
        told.append(words % {"n": number, "sum": signed(amount, currency)})
    if not told:
        return _("none")
    url, way = reverse("admin:payouts_payee_changelist"), _("look with a reason")
    return format_html('{}, {}: <a href="{}">{}</a>', "; ".join(told), _("hidden"), url, way)
