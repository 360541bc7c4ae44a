"""Why a work is suggested, in words: what resembles, and where to look, so that a person can
judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.models import Suggestion

_ALIKE = 3  # bits that differ between a picture and a smaller copy of it, at most


def in_words(reason: str, evidence: Mapping[str, Any]) -> str:
    return _SENTENCES[Suggestion.Reason(reason)](evidence)


def _picture(evidence: Mapping[str, Any]) -> str:
    if evidence.get("film"):
        return _("A moment of this film looks the same.")
    if evidence.get("apart", 0) <= _ALIKE:
        return _("It looks like the same picture, perhaps at another size.")
    return _("It looks like the same picture, cropped or changed a little.")


def _mirrored(_evidence: Mapping[str, Any]) -> str:
    return _("It looks like the same picture, mirrored.")


def _sound(evidence: Mapping[str, Any]) -> str:
    theirs, ours = _clock(evidence.get("from_ms", 0)), _clock(evidence.get("here_ms", 0))
    return _("Yours sounds from %(ours)s like this one from %(theirs)s.") % {
        "ours": ours,
        "theirs": theirs,
    }


def _passage(evidence: Mapping[str, Any]) -> str:
    count = int(evidence.get("words", 0))
    said = ngettext(
        "They share a passage of %(count)s word: “%(quote)s …”",
        "They share a passage of %(count)s words: “%(quote)s …”",
        count,
    )
    return said % {"count": count, "quote": evidence.get("quote", "")}


def _credentials(_evidence: Mapping[str, Any]) -> str:
    return _("Your file's own Content Credentials name it.")


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(int(milliseconds) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


_SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    Suggestion.Reason.PICTURE: _picture,
    Suggestion.Reason.MIRRORED: _mirrored,
    Suggestion.Reason.SOUND: _sound,
    Suggestion.Reason.PASSAGE: _passage,
    Suggestion.Reason.CREDENTIALS: _credentials,
}
