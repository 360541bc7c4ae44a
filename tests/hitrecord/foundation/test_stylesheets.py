"""The sheets of the wall travel as one file."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage

from hitrecord.foundation.stylesheets import fold, pack

STATIC = Path(settings.BASE_DIR) / "static"
STYLE_BUDGET = 12 * 1024


def write(folder: Path, **sheets: str) -> FileSystemStorage:
    for name, text in sheets.items():
        target = folder / f"{name.replace('__', '/')}.css"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text)
    return FileSystemStorage(location=folder)


def test_an_import_is_put_in_with_its_layer_and_medium(tmp_path: Path) -> None:
    storage = write(
        tmp_path,
        app="@layer base, print;\n"
        '@import "a.css" layer(base);\n'
        '@import "b.css" layer(print) print;',
        a="p { color: red; }",
        b="p { color: black; }",
    )
    assert fold(storage, "app.css").splitlines() == [
        "@layer base, print;",
        "@layer base {p { color: red; }}",
        "@media print {@layer print {p { color: black; }}}",
    ]


def test_a_sheet_with_addresses_cannot_move_to_another_folder(tmp_path: Path) -> None:
    storage = write(tmp_path, app='@import "far/a.css";', far__a='p { mask: url("x.svg"); }')
    with pytest.raises(ValueError, match="another folder"):
        fold(storage, "app.css")


@pytest.mark.parametrize("page", sorted(path.name for path in (STATIC / "css/pages").glob("*.css")))
def test_a_page_carries_at_most_twelve_kilobytes_of_style(page: str) -> None:
    storage = FileSystemStorage(location=STATIC)
    sheets = (pack(storage, "css/app.css"), pack(storage, f"css/pages/{page}"))
    assert sum(len(gzip.compress(sheet.encode())) for sheet in sheets) <= STYLE_BUDGET


def test_spaces_for_people_do_not_travel_and_quoted_ones_do(tmp_path: Path) -> None:
    storage = write(
        tmp_path,
        app='a:is(b, c) > d , e f {\n  color: red;\n  content: " , ; (" attr(x);\n}\n',
    )
    assert pack(storage, "app.css") == 'a:is(b,c) > d,e f{color:red;content:" , ; (" attr(x)}'


WORK = ("text", "zoom", "player")
"""What a work's page carries beside its own sheet, by the kind of the work."""


@pytest.mark.parametrize("kind", WORK)
def test_the_page_of_a_work_stays_below_it_whatever_its_kind(kind: str) -> None:
    storage = FileSystemStorage(location=STATIC)
    pages = ("work", "reading", "critique", kind)
    names = {"css/app.css", *(f"css/pages/{page}.css" for page in pages)}
    total = sum(len(gzip.compress(pack(storage, name).encode())) for name in names)
    assert total <= STYLE_BUDGET
