"""The shapes the story is told in. Every `days_ago` counts back from the day it is seeded."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["writing", "image", "audio", "video"]
Relation = Literal["contains", "based_on", "inspired_by", "translation_of"]
Make = Callable[[Path], Path]
"""Writes a file into the folder (or knows a committed one) and answers where it is."""


@dataclass(frozen=True, slots=True)
class Person:
    key: str
    """Also the handle."""
    name: str
    bio: str = ""
    skills: tuple[str, ...] = ()
    """Slugs of the one vocabulary."""
    open_to: str = ""
    staff: Literal[
        "",
        "producer",
        "finance",
        "moderator",
        "producer finance superuser",
        "moderator superuser",
    ] = ""
    """Two are superusers: one asks for a role, and the other confirms it."""
    joined_days_ago: int = 280

    @property
    def email(self) -> str:
        return f"{self.key}@studio.example"


@dataclass(frozen=True, slots=True)
class Source:
    work: str
    relation: Relation
    thanks: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A source that is not on the site."""

    title: str
    author: str
    licence: str
    relation: Relation
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    days_ago: int
    text: str = ""
    make: Make | None = None
    """Exactly one of text and make."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A small file beside a work, for others to build on."""

    name: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Work:
    key: str
    kind: Kind
    title: str
    authors: tuple[str, ...]
    versions: tuple[Version, ...]
    """A later version starts with its predecessor's sources."""
    sources: tuple[Source, ...] = ()
    tags: tuple[str, ...] = ()
    alt: str = ""
    wish: str = ""
    note: str = ""
    """How it was made."""
    extras: tuple[Extra, ...] = ()
    licence: str = ""
    """For use elsewhere, as contributions.domain.licences writes it."""
    elsewhere: tuple[Elsewhere, ...] = ()
    pinned: str = ""
    """The work made from this one that its author shows first."""


@dataclass(frozen=True, slots=True)
class Release:
    """One version, in the order in which the studio published them."""

    work: Work
    number: int
    version: Version


@dataclass(frozen=True, slots=True)
class Comment:
    on: str
    """`work:…` or `project:…` or `proposal:…` and a key."""
    author: str
    text: str
    days_ago: int
    replies: tuple[tuple[str, str], ...] = ()
    """Author and text, in order, each a day or less later."""
    addressed_in: int | None = None
    """The version that took care of it."""
    at: str = ""
    """`0:42` or `0:26-0:47` in a sound or film."""
    quote: str = ""
    box: tuple[int, int, int, int] | None = None
    """Left, top, width and height, in percent of the picture."""
    wont_do: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    phase: Literal["idea", "open", "assembling", "in_review", "released"]
    days_ago: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class News:
    author: str
    title: str
    text: str
    days_ago: int


@dataclass(frozen=True, slots=True)
class Project:
    key: str
    """Also the slug."""
    title: str
    pitch: str
    leads: tuple[str, ...]
    """The first one started it."""
    changes: tuple[Change, ...]
    cover: str = ""
    """A work's key."""
    updates: tuple[News, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    work: str
    by: str
    days_ago: int
    note: str = ""
    decision: Literal["", "accepted", "kept", "declined"] = ""
    reason: str = ""
    decided_by: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Call:
    number: int
    """The ticket's number; calls are listed in this order."""
    project: str
    title: str
    brief: str
    skill: str
    kinds: tuple[Kind, ...]
    asked_by: str
    opened_days_ago: int
    deadline_in_days: int
    """Negative: over. Those are closed by whoever asked."""
    reward: Literal["fun", "pool", "guaranteed"] = "pool"
    amount: int | None = None
    """Minor units, of a guaranteed reward."""
    answers: tuple[Submission, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a plan: a work’s, or a gap; `asks` is how the title of its call begins."""

    lane: Literal["pieces", "picture", "sound", "words"]
    starts: str
    ends: str
    title: str = ""
    work: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    project: str
    by: str
    days_ago: int
    length: str
    places: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    points: int
    role: str
    place: str = ""
    work: str = ""
    """Either a work …"""
    version: int = 1
    person: str = ""
    """… or a person, credited for something that is no upload."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    title: str
    points: int
    reason: str
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class Sale:
    what: str
    buyer: str
    amount: int
    days_ago: int


@dataclass(frozen=True, slots=True)
class Cost:
    what: str
    category: Literal["production", "post", "translation", "delivery", "rights", "other"]
    amount: int
    days_ago: int


@dataclass(frozen=True, slots=True)
class Objection:
    """Against the whole of an open proposal. Without an answer it waits for one."""

    by: str
    kind: Literal["too_low", "too_high", "someone_left_out", "role"]
    words: str
    days_ago: int
    answered_by: str = ""
    answer: str = ""
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Production:
    """Money in US cents. `stage` is how far its proposal has come."""

    key: str
    """Also the slug."""
    project: str
    title: str
    summary: str
    pieces: tuple[Piece, ...]
    sales: tuple[Sale, ...]
    costs: tuple[Cost, ...]
    stage: Literal["open", "distributed"]
    final: str = ""
    """The work that is the finished production."""
    waived: tuple[str, ...] = ()
    recorded_by: str = "finn"
    opened_by: str = "paula"
    made_final_by: str = "olga"
    opened_days_ago: int = 0
    released_days_ago: int | None = None
    objections: tuple[Objection, ...] = ()


@dataclass(frozen=True)
class Praise:
    """Why `author` recommends a work, said some days ago; "" for a heart without words."""

    work: str
    author: str
    sentence: str
    days_ago: float
