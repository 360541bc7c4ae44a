"""Who may open which address: the one table. A view that is not in it fails a test.

Own objects and led projects are looked up by permission inside the views, so a stranger gets 404;
this table says who gets that far.
"""

from __future__ import annotations

from enum import StrEnum


class Access(StrEnum):
    EVERYONE = "everyone"
    MEMBER = "members; others are sent to the sign-in page"
    OWN = "members, their own; a stranger gets 404"
    LEAD = "the project's leads; a stranger gets 404"
    DEVELOPMENT = "everyone, in development only"


E, M, O, L, D = (  # noqa: E741
    Access.EVERYONE,
    Access.MEMBER,
    Access.OWN,
    Access.LEAD,
    Access.DEVELOPMENT,
)

ACCESS: dict[str, Access] = {
    "home": E,
}
