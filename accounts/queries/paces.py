"""The numbers of the table in words, and which of them is whose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.domain.limits import DAY, ESTABLISHED, HOUR, NEW, Act, Rate
from accounts.models import User
from accounts.queries.newcomers import is_new

WHAT: Final[Mapping[Act, Promise]] = {
    Act.COMMENT: _("comments"),
    Act.LINK: _("links in comments"),
    Act.RECOMMENDATION: _("recommendations"),
    Act.FOLLOW: _("new people, projects and talks to follow"),
    Act.INVITATION: _("invitations"),
    Act.REPORT: _("reports"),
    Act.UPLOAD: _("files"),
    Act.PUBLICATION: _("works and versions to put up"),
    Act.CLAIM: _("claims of a missing source"),
    Act.HANGING: _("works to hang in albums"),
    Act.PROJECT: _("new projects"),
    Act.CALL: _("new calls"),
    Act.UPDATE: _("updates of projects"),
    Act.SUBMISSION: _("submissions"),
    Act.OUTSIDE: _("parts said to be made outside"),
    Act.OBJECTION: _("objections to one proposal"),
}
WITHIN: Final[Mapping[int, Promise]] = {HOUR: _("an hour"), DAY: _("a day")}
WHO: Final[Mapping[bool, Promise]] = {
    True: _("While an account is new, it has room for"),
    False: _("A member has room for"),
}


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    within: str
    new: int
    known: int


def room(act: Act, rate: Rate, *, is_newcomer: bool) -> str:
    """The beginning of a sentence, up to its full stop."""
    return _("%(who)s %(most)s %(what)s within %(time)s") % {
        "who": WHO[is_newcomer],
        "most": rate.most,
        "what": WHAT[act],
        "time": WITHIN[rate.seconds],
    }


def rate_of(user: User, act: Act, now: datetime) -> tuple[Rate, bool]:
    """What holds for this member, and whether that is because they are new."""
    newcomer = is_new(user, now)
    return (NEW if newcomer else ESTABLISHED)[act], newcomer


def paces() -> list[Row]:
    """The table as the help page shows it; of files, the operator has a word as well."""
    files = settings.UPLOAD_FILES_A_DAY
    known = {act: rate.most for act, rate in ESTABLISHED.items()} | {Act.UPLOAD: files}
    fewest = {act: min(rate.most, known[act]) for act, rate in NEW.items()}
    return [
        Row(str(WHAT[act]), str(WITHIN[rate.seconds]), fewest[act], known[act])
        for act, rate in NEW.items()
    ]
