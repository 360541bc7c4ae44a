"""What the file back end for mails wrote."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

SHOWN = 30
SEPARATOR = re.compile(rb"^-{79}\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SentMail:
    key: str
    to: str
    subject: str
    date: str
    text: str
    html: str


def sent_mails(folder: Path) -> list[SentMail]:
    """The newest, newest first."""
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    raw = [
        (f"{path.stem}-{number}", part)
        for path in files[:SHOWN]
        for number, part in reversed(list(enumerate(SEPARATOR.split(path.read_bytes()))))
        if part.strip()
    ]
    return [_read(key, message) for key, message in raw[:SHOWN]]


def _read(key: str, raw: bytes) -> SentMail:
    message = email.message_from_bytes(raw.strip(), policy=email.policy.default)
    return SentMail(
        key=key,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        date=str(message["Date"]),
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    return str(body.get_content()) if body else ""
