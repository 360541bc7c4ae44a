"""Writing the ZIP: row by row and chunk by chunk, so that a large archive needs no more memory
than a small one."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from contributions import bundle
from contributions.models import MediaFile
from hitrecord.export.rows import AT_ONCE, Rows, tables_of
from hitrecord.export.statements import COLUMNS, lines, years_to_state
from hitrecord.foundation.stored import Stored, stored
from payouts.domain.cells import safe_cell

Beat = Callable[[float], None]
"""Called often, with how much of the work is done (0 to 1)."""


def write(archive: zipfile.ZipFile, user: User, beat: Beat) -> None:
    archive.writestr("README.txt", _readme())
    for name, columns, rows in tables_of(user):
        beat(0)
        _write(archive, f"{name}.json", _as_json(rows.iterator(chunk_size=AT_ONCE)))
        _write(archive, f"{name}.csv", _as_csv(columns, rows.iterator(chunk_size=AT_ONCE)))
    for year in years_to_state(user):
        beat(0)
        name, person = f"statements/{year}", user.person.pk
        _write(archive, f"{name}.json", _as_json(lines(person, year)))
        _write(archive, f"{name}.csv", _as_csv(COLUMNS, lines(person, year)))
    _write_files(archive, user, beat)


def files_of(user: User) -> QuerySet[MediaFile]:
    """Of the versions they are an author of, of their drafts, their portraits, and the pictures
    they hung over projects."""
    person = user.person
    mine = Q(version__authorships__person=person) | Q(draft__author=user) | Q(portrait_of=person)
    mine |= Q(poster__isnull=False, uploader=user)
    return MediaFile.objects.filter(mine).select_related("blanking").order_by("pk").distinct()


def _write_files(archive: zipfile.ZipFile, user: User, beat: Beat) -> None:
    files = files_of(user)
    total, missing = files.count(), []
    for done, media in enumerate(files.iterator(chunk_size=AT_ONCE)):
        name = f"files/{media.pk}-{bundle.safe_name(media.display_name)}"
        try:
            file = _bytes_of(media, user)
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as entry:
                for chunk in file.chunks(0, file.size):
                    entry.write(chunk)
                    beat(done / total)
        except FileNotFoundError:
            missing.append(name)
    if missing:
        archive.writestr("files/MISSING.txt", "\n".join(missing))


def _bytes_of(media: MediaFile, user: User) -> Stored:
    """As it came from them; what a co-author uploaded, without what is private in it."""
    if media.uploader_id == user.pk:
        return stored(media.original.storage, str(media.original.name))
    return bundle.original(media)


def _write(archive: zipfile.ZipFile, name: str, chunks: Iterable[str]) -> None:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as opened:
        for chunk in chunks:
            opened.write(chunk.encode())


def _as_json(rows: Rows) -> Iterator[str]:
    between = "[\n"
    for row in rows:
        yield between + json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _as_csv(columns: list[str], rows: Rows) -> Iterator[str]:
    yield from _lines([columns])
    yield from _lines([_cell(row[column]) for column in columns] for row in rows)


def _cell(value: Any) -> str:
    if isinstance(value, (dict, list)):
        value = json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    return "" if value is None else safe_cell(str(value))


def _lines(rows: Iterable[list[str]]) -> Iterator[str]:
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    for row in rows:
        writer.writerow(row)
        yield sheet.getvalue()
        sheet.seek(0)
        sheet.truncate()


def _readme() -> str:
    return _(
        "Everything of yours: each table and a statement for every year as JSON and as CSV, and in"
        " files/ what you uploaded and what you made with others. me.json is your account;"
        " versions, sources and credits are those of your works. Beside the number of a work, a"
        " project or a person stands what it is called and where it is. anchors.json says which"
        " moment, which part of a picture or which passage a comment is about: in milliseconds,"
        " in ten-thousandths of the picture, in the words themselves.\n"
    )
