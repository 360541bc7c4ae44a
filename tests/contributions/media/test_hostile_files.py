"""Every file of the shared collection of ill will ends as a rendition or as a sentence."""

import json
from pathlib import Path

import pytest

from contributions.media.errors import Refused
from contributions.media.names import display_name
from contributions.media.reasons import codes, sentence
from contributions.media.rendered import Rendered
from tests.contributions.media.conftest import Render

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "media" / "hostile"
FILES = sorted(path for path in FOLDER.glob("*") if path.name != "names.json")

pytestmark = pytest.mark.skipif(not FILES, reason="the collection is not beside the checkout")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_hostile_file_ends_as_a_rendition_or_a_sentence(path: Path, rendered: Render) -> None:
    refusal, result = _outcome(path, rendered)
    if refusal is not None:
        assert refusal.code in codes()
        assert "%(" not in refusal.sentence
    elif result is not None and result.kind != "writing":
        for output in result.outputs:
            made = output.path.read_bytes()
            for trace in (b"<script", b"GPS", b"Exif", b"/etc/passwd"):
                assert trace not in made


def _outcome(path: Path, rendered: Render) -> tuple[Refused | None, Rendered | None]:
    try:
        return None, rendered(path)
    except Refused as refusal:
        return refusal, None


def test_every_hostile_name_has_a_harmless_face() -> None:
    for given in json.loads((FOLDER / "names.json").read_text()):
        shown = display_name(given)
        assert 0 < len(shown) <= 120
        assert not set(shown) & set('/\\\0\r\n<>"|;`$%')
        assert shown[0] not in "=+-@."


def test_a_reason_from_an_older_time_still_has_a_sentence() -> None:
    assert sentence("no_longer_known", {}) == sentence("died", {})
    assert sentence("too_large", {}) == sentence("died", {})
