"""What a mail says that came back later (RFC 3464), and to which address of ours it came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from typing import Final

_TO: Final = ("X-Original-To", "Delivered-To", "Envelope-To", "To")
_TYPE: Final = re.compile(r"^[A-Za-z0-9-]+;\s*")


def why_returned(mail: Message) -> str:
    """The words of the server that will never take it; "" for a delay, an answer by a machine, and
    whatever else comes to such an address."""
    for facts in _reports(mail):
        status = str(facts.get("Status", "")).strip()
        if str(facts.get("Action", "")).strip().lower() == "failed" and status.startswith("5"):
            said = " ".join(str(facts.get("Diagnostic-Code", "")).split())
            return _TYPE.sub("", said)[:300] or status[:300]
    return ""


def _reports(mail: Message) -> Iterator[Message]:
    for part in mail.walk():
        blocks = part.get_payload() if part.get_content_type() == "message/delivery-status" else []
        yield from (block for block in blocks if isinstance(block, Message))


def came_to(mail: Message) -> list[str]:
    return [str(value) for name in _TO for value in mail.get_all(name, [])]
