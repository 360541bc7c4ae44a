"""Somebody's words, marked as theirs within a sentence of ours."""

from __future__ import annotations

from django.utils.translation import gettext as _


def in_quotes(words: object) -> str:
    """In the quotation marks of the reader's language."""
    return _("“%(words)s”") % {"words": words}
