"""What becomes of a work once it is published, in rooms that this one does not know: they name
themselves when the site starts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Protocol

from contributions.models import Draft, Version


class Sequel(Protocol):
    def keep(self, *, draft: Draft, chosen: Mapping[str, str], now: datetime) -> None:
        """Remember what the form of the draft's page says of it, but for what is not right."""

    def problem(self, chosen: Mapping[str, str]) -> str:
        """What of that is not right, in a sentence."""

    def order(self, *, draft: Draft, version: Version) -> None:
        """The draft has become this version, if the transaction ends well."""


SEQUELS: Final[list[Sequel]] = []
