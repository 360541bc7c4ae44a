from __future__ import annotations

from django.utils.translation import gettext as _

from contributions.publication import tagging


def tags_problem(typed: str) -> str:
    """A sentence when there are too many tags or one is too long, else ""."""
    words = tagging.parts_of(typed)
    if len(words) > tagging.MOST:
        return _("A work has room for %(most)s tags; these are %(count)s.") % {
            "most": tagging.MOST,
            "count": len(words),
        }
    if any(len(each) > tagging.LETTERS for each in words):
        return _("A tag has room for %(most)s characters. Put commas between tags.") % {
            "most": tagging.LETTERS
        }
    return ""
