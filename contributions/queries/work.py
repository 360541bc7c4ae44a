"""A work's page: few statements, however many comments, sources and files there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contributions.models import (
    Bluntness,
    Contribution,
    Kind,
    MediaFile,
    Version,
)
from contributions.queries.books import Book, books
from contributions.queries.edits import Change, changes
from contributions.queries.files import FileView, files_of, main_of
from contributions.queries.kin import Kin, ends_of, kin_from_elsewhere, kin_of
from contributions.queries.linked import address_of
from contributions.queries.offsite import Offsite
from contributions.queries.people import Author, authors_of
from contributions.queries.pins import with_pins
from contributions.queries.places import Shown
from contributions.queries.players import Film, Picture, Wave, film_of, picture_of, wave_of
from contributions.queries.reading import NoSuchPart, Reading, reading_of, without_words
from contributions.queries.talk import Talk, Where, talk_of
from contributions.queries.transcripts import Track, tracks_of
from contributions.queries.veil import Veil, is_veiled, veil_of
from contributions.queries.withdrawable import is_withdrawable
from contributions.queries.work_facts import work_with_facts
from hitrecord.foundation.numbers import grouped

THIS: dict[str, Any] = {
    Kind.WRITING: _("This text"),
    Kind.IMAGE: _("This picture"),
    Kind.AUDIO: _("This sound"),
    Kind.VIDEO: _("This film"),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """A tab of the version switch."""

    id: int
    number: int
    published_at: datetime
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """The one thing on the stage; the other files are listed below it."""

    file: FileView | None
    reading: Reading | None
    picture: Picture | None
    sound: Wave | None
    film: Film | None
    pictures: list[FileView] = field(default_factory=list)
    """All that take turns on the stage, where it is a picture."""
    part: int = 1

    @property
    def at_part(self) -> str:
        """For addresses that lead back to the picture or the part of a text that is shown."""
        return f"?part={self.part}" if self.part > 1 else ""

    @property
    def is_whole(self) -> bool:
        """A film has its poster before it can be seen."""
        ready = self.file is not None and self.file.state == "ready"
        return bool(self.reading or (ready and (self.picture or self.sound or self.film)))

    @property
    def seconds(self) -> float | None:
        """How long it sounds or runs; None for what does neither, or is not prepared yet."""
        timed = self.sound or self.film
        return timed.seconds if timed else None


NOTHING = Stage(None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class Ghost:
    """The waveform of the version before, printed behind this one's."""

    number: int
    peaks: list[int]


@dataclass(frozen=True, slots=True)
class WorkPage:
    work: Contribution
    version: Version
    editions: list[Edition]
    authors: list[Author]
    stage: Stage
    ghost: Ghost | None
    files: list[FileView]
    tags: list[dict[str, str]]
    recommendations: int
    is_recommended: bool
    is_mine: bool
    may_withdraw: bool
    made_from: list[Kin]
    made_into: list[Kin]
    made_into_count: int
    struck: list[str]
    talk: Talk
    books: list[Book]
    veil: Veil | None
    edits: list[Change]

    tracks: list[Track]
    link_picture: str

    @property
    def names(self) -> str:
        names = [author.name for author in self.authors]
        return ", ".join([*names[:6], "…"] if len(names) > 6 else names)

    @property
    def thanks(self) -> list[Kin]:
        """Notes written to this work by those who built on it."""
        return [kin for kin in self.made_into if kin.note]

    @property
    def bluntness(self) -> list[tuple[str, Any]]:
        return list(Bluntness.choices)

    @property
    def has_captions(self) -> bool:
        return any(track.url for track in self.tracks)

    @property
    def address(self) -> str:
        """Of the version that is shown."""
        return _address(self.work, self.version)

    @property
    def asking(self) -> str:
        """An address here, at the part that is shown, that lacks only the number of a remark."""
        part = self.stage.at_part
        return f"{self.address}{part}{'&' if part else '?'}remark="

    @property
    def length(self) -> str:
        """How long it sounds or runs, how large it is, how many words it has."""
        timed = self.stage.sound or self.stage.film
        if timed:
            return timed.duration_label
        if self.stage.reading and self.version.word_count:
            count = self.version.word_count
            words = ngettext("%(count)s word", "%(count)s words", count)
            return words % {"count": grouped(count)}
        return ""

    @property
    def latest_editions(self) -> list[Edition]:
        """The last three tabs, and the one that is shown."""
        return [e for e in self.editions if e.is_shown or e.number > len(self.editions) - 3]

    @property
    def this_label(self) -> str:
        return str(THIS[self.work.kind])

    @property
    def waiting(self) -> MediaFile | None:
        """The file that still has to be prepared; asked for only while there is nothing to show."""
        if self.stage.file is None:
            return None
        files = MediaFile.objects.select_related("processing").prefetch_related("renditions")
        return files.get(pk=self.stage.file.id)

    @property
    def is_preparing(self) -> bool:
        """Something on the page asks again by itself until it is ready."""
        file = self.stage.file
        return bool(file and file.state != "ready") or any(book.is_pending for book in self.books)

    @property
    def is_current(self) -> bool:
        return self.version.pk == self.work.current_id


def work_page(
    *, pk: int, number: int | None, viewer: Any, part: int = 1, where: Where, viewing: str
) -> WorkPage:
    """Under a veil nothing of the files or the text is in it, except for the work's authors.

    Raises Contribution.DoesNotExist or Version.DoesNotExist for what `viewer` may not see, and
    NoSuchPart for a part or picture that it does not have."""
    work = work_with_facts(pk, viewer, number, part)
    versions = without_words(work.versions.all())
    version = work.current if number is None else versions.get(number=number)
    if version is None:
        raise Version.DoesNotExist
    facts: Any = work
    editions = _editions(facts.its_editions, version.number)
    before = next((each for each in editions if each.number == version.number - 1), None)
    ends = ends_of(work.pk, version.pk, viewer)
    authors = authors_of({version.pk, work.current_id or 0, *ends.versions})
    files = files_of({version.pk, before.id if before else 0, *ends.versions})
    own = files.get(version.pk, [])
    makers = {author.user_id for author in authors.get(work.current_id or 0, []) if author.user_id}
    is_mine = viewer.is_authenticated and viewer.pk in makers
    veil = None
    if not is_mine and is_veiled(is_mature=work.is_mature, viewing=viewing):
        veil, before = veil_of(work.mature_note, main_of(own)), None
        own = [replace(file, facts={}, made={}) for file in own]
    stage = _stage(facts, version, own, part) if veil is None else NOTHING
    talk = talk_of(
        work.thread_id,
        viewer,
        where,
        shown=_shown(work, version, stage) if veil is None else None,
        makers=makers,
    )
    page = WorkPage(
        work=work,
        version=version,
        editions=editions,
        authors=authors.get(version.pk, []),
        stage=stage,
        ghost=_ghost(before, files),
        files=own,
        tags=facts.its_tags,
        recommendations=facts.hearts,
        is_recommended=facts.is_recommended,
        is_mine=is_mine,
        # Planned by the database for longer than all the rest: only for who may.
        may_withdraw=is_mine and is_withdrawable(work=pk, by=viewer),
        made_from=kin_of(ends.made_from, authors, files, viewing=viewing)
        + [kin_from_elsewhere(Offsite(**named)) for named in facts.its_offsite],
        made_into=kin_of(ends.made_into, authors, files, viewing=viewing),
        made_into_count=facts.remade,
        struck=ends.struck,
        talk=talk,
        books=books(facts.its_books),
        veil=veil,
        edits=changes(facts.its_edits),
        link_picture=address_of(facts.its_link, work, authors.get(work.current_id or 0, [])),
        tracks=_tracks(stage, facts.its_tracks),
    )
    pinned = with_pins(stage.reading, talk, page.asking)
    return replace(page, stage=replace(stage, reading=pinned))


def _editions(rows: Sequence[dict[str, Any]], shown: int) -> list[Edition]:
    return [
        Edition(row["id"], row["number"], datetime.fromisoformat(row["at"]), row["number"] == shown)
        for row in rows
    ]


def _ghost(before: Edition | None, files: Mapping[int, list[FileView]]) -> Ghost | None:
    main = main_of(files.get(before.id, [])) if before else None
    sound = wave_of(main) if main else None
    return Ghost(before.number, sound.peaks) if before and sound and sound.peaks else None


def _tracks(stage: Stage, rows: Sequence[dict[str, Any]]) -> list[Track]:
    return tracks_of(stage.file.id, rows) if stage.file and (stage.sound or stage.film) else []


def _shown(work: Contribution, version: Version, stage: Stage) -> Shown:
    pictures = [file.id for file in stage.pictures]
    return Shown(version, stage.seconds, stage.part, pictures, _address(work, version))


def _address(work: Contribution, version: Version) -> str:
    return (work if version.pk == work.current_id else version).get_absolute_url()


def _stage(work: Any, version: Version, files: Sequence[FileView], part: int) -> Stage:
    mains = [file for file in files if not file.is_extra]
    same = [file for file in mains if file.kind == work.kind]
    pictures = same if work.kind == Kind.IMAGE else []
    turns = pictures or same[:1]
    if pictures and not 1 <= part <= len(pictures):
        raise NoSuchPart(part)
    file = turns[part - 1 if pictures else 0] if turns else main_of(files)
    kind = work.kind if file else ""
    return Stage(
        pictures=pictures,
        part=part if pictures or work.kind == Kind.WRITING else 1,
        file=file,
        reading=reading_of(version, part, work.its_words) if work.kind == Kind.WRITING else None,
        picture=picture_of(file, work.alt_text) if file and kind == Kind.IMAGE else None,
        sound=wave_of(file) if file and kind == Kind.AUDIO else None,
        film=film_of(file) if file and kind == Kind.VIDEO else None,
    )
