"""Sentences of notices, worded for whoever reads them: in their language, not in that of the
member who did it. Import `said` as `_` wherever people are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext, override

from accounts.models import User


class Said(str):
    """Text in the language of now, that remembers of what it was made."""

    msgid: str
    held: Mapping[str, Any] | None

    def __mod__(self, held: Any) -> Said:
        return _made(self.msgid, held)

    @property
    def wording(self) -> dict[str, Any]:
        """For a row: `reworded` makes it again."""
        held = {
            name: value.wording if isinstance(value, Said) else str(value)
            for name, value in (self.held or {}).items()
        }
        return {"msgid": self.msgid, "held": held}


def said(msgid: str) -> Said:
    return _made(msgid, None)


def labelled(label: Any) -> Said:
    """A word that is translated when it is read, such as the label of a choice, in a sentence."""
    with override(None):
        msgid = str(label)
    return said(msgid)


def choice(row: Any, name: str) -> Said:
    """The label of what was chosen in this field of the row."""
    with override(None):
        msgid = getattr(row, f"get_{name}_display")()
    return said(str(msgid))


def reworded(wording: Mapping[str, Any], text: str) -> str:
    """`text` when the row has no wording."""
    if not wording:
        return text
    held = {
        name: reworded(value, "") if isinstance(value, Mapping) else value
        for name, value in wording["held"].items()
    }
    return _made(wording["msgid"], held or None)


def for_reader(words: str, reader: User) -> str:
    language = reader.language or settings.LANGUAGE_CODE
    if not isinstance(words, Said) or language == get_language():
        return str(words)
    with override(language):
        return str(_made(words.msgid, words.held))


def _made(msgid: str, held: Any) -> Said:
    """What is held may be such a sentence, too."""
    text = gettext(msgid)
    if isinstance(held, Mapping):
        inner = {name: _again(value) for name, value in held.items()}
        text = text % inner
    elif held is not None:
        text = text % held
    made = Said(text)
    made.msgid, made.held = msgid, held
    return made


def _again(value: Any) -> Any:
    return _made(value.msgid, value.held) if isinstance(value, Said) else value
