"""The licence a work has outside this site, and what its ancestors leave to choose from.

Without one only the accord holds: members build on it here, and nobody else may use it.
No-derivatives licences are missing on purpose: everything here may be remixed.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Licence(StrEnum):
    """From open to strict; the values are Creative Commons' own abbreviations."""

    NONE = ""
    CC0 = "cc0"
    BY = "by"
    BY_SA = "by-sa"
    BY_NC = "by-nc"
    BY_NC_SA = "by-nc-sa"


GIVEN: Final = tuple(licence for licence in Licence if licence)
LEAVES: Final[Mapping[Licence, frozenset[Licence]]] = {
    Licence.NONE: frozenset(),
    Licence.CC0: frozenset(GIVEN),
    Licence.BY: frozenset({Licence.BY, Licence.BY_SA, Licence.BY_NC, Licence.BY_NC_SA}),
    Licence.BY_SA: frozenset({Licence.BY_SA}),
    Licence.BY_NC: frozenset({Licence.BY_NC, Licence.BY_NC_SA}),
    Licence.BY_NC_SA: frozenset({Licence.BY_NC_SA}),
}
"""What a work that holds something under the key may be given under. None is always possible: on
this site the accord allows the remix, whatever the outside may do with it."""
LIMITING: Final = frozenset({"contains", "based_on", "translation_of"})
"""Relations that carry something over. An idea is free: what only inspired limits nothing."""
CC0_ADDRESS: Final = "https://creativecommons.org/publicdomain/zero/1.0/"


def licence_name(value: str) -> str:
    """As it is written beside a work: "CC BY-SA 4.0"; "" without a licence."""
    if value == Licence.CC0:
        return "CC0 1.0"
    return f"CC {value.upper()} 4.0" if value else ""


def licence_url(value: str) -> str:
    if value == Licence.CC0:
        return CC0_ADDRESS
    return f"https://creativecommons.org/licenses/{value}/4.0/" if value else ""


def of_elsewhere(value: str) -> Licence:
    """What a work from elsewhere counts as. All rights reserved, an unknown licence, a permission
    that was given to one person, and no derivatives: none of them lets a remix be licensed."""
    if value == "public-domain":
        return Licence.CC0
    bare = value.removeprefix("cc-")
    return Licence(bare) if bare in GIVEN else Licence.NONE
