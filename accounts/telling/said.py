"""Sentences of notices, worded for whoever reads them: in their language, not in that of the
member who did it. Import `said` as `_` wherever people are told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, override

from accounts.mailing.voice import speaking_to
from accounts.models import User
from accounts.telling.figures import Amount, Day, kept, refigured

BETWEEN = "\n\n"


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
            name: value.wording if isinstance(value, Said) else kept(value)
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


def paragraphs(*parts: str) -> Said:
    """Those that say something, one below the other: sentences of ours and somebody's own words."""
    return joined(BETWEEN, *parts)


def joined(by: str, *parts: object) -> Said:
    held = {f"part{at}": part for at, part in enumerate(filter(None, parts))}
    return said("%(by)s".join(f"%({name})s" for name in held)) % {"by": by, **held}


def day_of(at: datetime) -> Day:
    """By the reader's clock, as their language writes it."""
    return Day(at)


def amount_of(minor: int, currency: str) -> Amount:
    """With the reader's signs."""
    return Amount(minor, currency)


def reworded(wording: Mapping[str, Any], text: str) -> str:
    """`text` when the row has no wording."""
    if not wording:
        return text
    held = {
        name: _put_again(value) if isinstance(value, Mapping) else value
        for name, value in wording["held"].items()
    }
    return _made(wording["msgid"], held or None)


def _put_again(value: Mapping[str, Any]) -> Any:
    return reworded(value, "") if "msgid" in value else refigured(value)


def for_reader(words: str, reader: User) -> str:
    if not isinstance(words, Said):
        return str(words)
    with speaking_to(reader):
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
