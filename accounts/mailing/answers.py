"""What a mail server says: whether it is about the address, and for good."""

from __future__ import annotations

from smtplib import SMTPDataError, SMTPRecipientsRefused

from hitrecord.foundation.text import one_line

OURS = {530, 534, 535, 538}
"""About who sends: our settings are wrong, and the address may be right."""


def why_refused(error: BaseException) -> str:
    """The server's words when it will never take mail for this address; "" when it may yet."""
    answers: list[tuple[int, bytes | str]]
    if isinstance(error, SMTPRecipientsRefused):
        answers = list(error.recipients.values())
    elif isinstance(error, SMTPDataError):
        answers = [(error.smtp_code, error.smtp_error)]
    else:
        return ""
    if not answers or not all(500 <= code <= 599 and code not in OURS for code, _w in answers):
        return ""
    code, words = answers[0]
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return one_line(f"{code} {said}")[:300]
