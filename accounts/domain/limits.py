"""How much one member may do within which time: the whole table, for the checks and the help page.

Whoever just came, or has published nothing yet, gets by with less: enough for any evening here,
too little for a storm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

HOUR: Final = 3600
DAY: Final = 24 * HOUR
NEW_BYTES_A_DAY: Final = 5_000_000_000


class Act(StrEnum):
    COMMENT = "comment"
    LINK = "link"  # within comments
    RECOMMENDATION = "recommendation"
    FOLLOW = "follow"
    INVITATION = "invitation"
    REPORT = "report"
    UPLOAD = "upload"
    PUBLICATION = "publication"  # of a work or of a version, told to followers and to its sources
    CLAIM = "claim"  # of a source that is missing, told to the authors
    HANGING = "hanging"  # of works in albums, told to the authors
    PROJECT = "project"
    CALL = "call"
    UPDATE = "update"  # of a project, told to its followers
    SUBMISSION = "submission"
    OUTSIDE = "outside"  # parts of accepted works, told to the leads
    OBJECTION = "objection"  # to one proposal


@dataclass(frozen=True, slots=True)
class Rate:
    most: int
    seconds: int


NEW: Final[Mapping[Act, Rate]] = {
    Act.COMMENT: Rate(20, HOUR),
    Act.LINK: Rate(5, HOUR),
    Act.RECOMMENDATION: Rate(30, HOUR),
    Act.FOLLOW: Rate(60, HOUR),
    Act.INVITATION: Rate(20, DAY),
    Act.REPORT: Rate(5, HOUR),
    Act.UPLOAD: Rate(60, DAY),
    Act.PUBLICATION: Rate(10, HOUR),
    Act.CLAIM: Rate(5, DAY),
    Act.HANGING: Rate(60, DAY),
    Act.PROJECT: Rate(5, DAY),
    Act.CALL: Rate(20, DAY),
    Act.UPDATE: Rate(10, DAY),
    Act.SUBMISSION: Rate(30, DAY),
    Act.OUTSIDE: Rate(10, DAY),
    Act.OBJECTION: Rate(4, HOUR),
}
# How many files a member may send whom we know is the operator's to say: UPLOAD_FILES_A_DAY.
ESTABLISHED: Final[Mapping[Act, Rate]] = {
    Act.COMMENT: Rate(200, HOUR),
    Act.LINK: Rate(100, HOUR),
    Act.RECOMMENDATION: Rate(300, HOUR),
    Act.FOLLOW: Rate(600, HOUR),
    Act.INVITATION: Rate(100, DAY),
    Act.REPORT: Rate(30, HOUR),
    Act.PUBLICATION: Rate(60, HOUR),
    Act.CLAIM: Rate(50, DAY),
    Act.HANGING: Rate(600, DAY),
    Act.PROJECT: Rate(30, DAY),
    Act.CALL: Rate(100, DAY),
    Act.UPDATE: Rate(50, DAY),
    Act.SUBMISSION: Rate(200, DAY),
    Act.OUTSIDE: Rate(50, DAY),
    Act.OBJECTION: Rate(20, HOUR),
}
