"""Credits as plain text, for the end of a film or a mail."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from contributions.models import Kind
from contributions.queries.credits import Credit, Credits
from hitrecord.foundation.text import one_line

KINDS = {
    Kind.WRITING: pgettext_lazy("within a line", "writing"),
    Kind.IMAGE: pgettext_lazy("within a line", "image"),
    Kind.AUDIO: pgettext_lazy("within a line", "audio"),
    Kind.VIDEO: pgettext_lazy("within a line", "video"),
}


def text_of(credits: Credits) -> str:
    lines = [_line(credits.work)]
    if credits.ancestors:
        lines += ["", _("Made from:")]
    for steps, found in credits.generations:
        if credits.generations[-1][0] > 1:
            lines += ["", ngettext("%d step before", "%d steps before", steps) % steps]
        lines += [f"- {_line(credit)}" for credit in found]
    if not credits.is_whole:
        lines += ["", _("There is more before that; these are the nearest.")]
    return "\n".join(lines) + "\n"


def _line(credit: Credit) -> str:
    """One line whatever stands in a title: nobody writes another credit into theirs."""
    facts = [str(KINDS[Kind(credit.kind)]) if credit.kind else _("from elsewhere")]
    if credit.version:
        facts.append(_("version %d") % credit.version)
    if credit.licence:
        facts.append(credit.licence)
    words = _("“%(title)s” by %(names)s (%(facts)s)") % {
        "title": credit.title,
        "names": ", ".join(
            f"{author.name} ({author.role})" if author.role else author.name
            for author in credit.authors
        )
        or _("Unknown"),
        "facts": ", ".join(facts),
    }
    uses = [
        _("in “%(work)s”: %(relation)s") % {"work": use.title, "relation": use.label}
        for use in credit.uses[:3]
    ]
    if len(credit.uses) > 3:
        uses.append(_("and %d more") % (len(credit.uses) - 3))
    return one_line(" ".join([words, "; ".join(uses), credit.address]))
