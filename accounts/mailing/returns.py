"""The address a mail comes back to tells which one it was: signed for it and for whom it went to,
so that nobody else can say so, and that it says nothing of an address that was changed since."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.crypto import constant_time_compare, salted_hmac

_SIGNS: Final = 20
_OURS: Final = re.compile(rf"\+([a-z]+)-(\d{{1,18}})-([0-9a-f]{{{_SIGNS}}})@", re.IGNORECASE)


class Returned(NamedTuple):
    kind: str
    number: int
    mark: str

    def went_to(self, address: str) -> bool:
        return constant_time_compare(self.mark, _mark(f"{self.kind}-{self.number}", address))


def returning(mail: EmailMultiAlternatives, name: str) -> EmailMultiAlternatives:
    """`name` is a kind and a number. Without BOUNCE_ADDRESS as it was."""
    if settings.BOUNCE_ADDRESS:
        box, _at, host = settings.BOUNCE_ADDRESS.rpartition("@")
        mail.extra_headers["From"] = mail.from_email
        mail.from_email = f"{box}+{name}-{_mark(name, mail.to[0])}@{host}"
    return mail


def read(address: str) -> Returned | None:
    found = _OURS.search(address)
    return Returned(found[1].lower(), int(found[2]), found[3].lower()) if found else None


def _mark(name: str, to: str) -> str:
    return salted_hmac("accounts.returns", f"{name}:{to.lower()}").hexdigest()[:_SIGNS]
