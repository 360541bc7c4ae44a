"""Accepted works that a cue sheet leaves out: perhaps on purpose, perhaps forgotten."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hitrecord.foundation.quoting import in_quotes
from projects.models import Credit, Production

NAMED = 5


def uncredited(production: Production) -> list[str]:
    """One sentence or none, in one statement. A work with a version on the sheet is credited, and
    one that is not on the wall any more need not be."""
    credits = Credit.objects.filter(piece__production=production, version__isnull=False)
    left_out = (
        production.project.submissions.accepted()
        .filter(version__contribution__withdrawn_at=None)
        .exclude(version__contribution__in=credits.values("version__contribution"))
        .order_by("version__contribution")
    )
    titles = dict(left_out.values_list("version__contribution", "version__contribution__title"))
    if not titles:
        return []
    named = ", ".join(in_quotes(title) for title in list(titles.values())[:NAMED])
    if len(titles) > NAMED:
        named = _("%(some)s and %(more)s more") % {"some": named, "more": len(titles) - NAMED}
    return [
        ngettext(
            "%(number)s accepted work is not credited: %(named)s.",
            "%(number)s accepted works are not credited: %(named)s.",
            len(titles),
        )
        % {"number": len(titles), "named": named}
    ]
