"""Each language says all that the site says, with the same things put into it."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import translation
from django.utils.translation.template import templatize

from accounts.models import User
from payouts.templatetags.money import figures, percent
from tests import builders

ROOT = Path(settings.BASE_DIR)
ROOMS = ("accounts", "contributions", "projects", "payouts", "hitrecord")
ONE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
SEVERAL = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}
MARK = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w+\}")
_STRING = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
CALL = re.compile(rf"(?:n?p?gettext|\b_)\((?:{_STRING}(?:, )?)+(?:count)?\)")
ENTRY = re.compile(r'^(msg\w+(?:\[\d\])?) ((?:"(?:\\.|[^"\\])*"\s*)+)', re.M)
LOCAL = re.compile(r'\|floatformat(?!:"\d+u")')
"""A filter that writes a number as the language has it."""
OTHERS = sorted(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


def _words(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _in_code(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in ONE | SEVERAL and (said := _words(node.args[0])):
            yield said
        elif name in IN_CONTEXT and len(node.args) > 1 and (said := _words(node.args[1])):
            yield f"{_words(node.args[0])}\4{said}"


def _in_template(source: str) -> Iterator[str]:
    """Django makes of a template the calls that a collector of strings understands."""
    for call in CALL.findall(templatize(source)):
        yield from _in_code(call)


@pytest.fixture(autouse=True)
def _nobody_after_reads_german() -> Iterator[None]:
    """A request leaves its language behind."""
    yield
    translation.deactivate()


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Everything, as the catalogues know it."""
    found: set[str] = set()
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            found.update(_in_code(path.read_text()))
    for path in (ROOT / "templates").rglob("*.*"):
        if path.suffix in {".html", ".txt"}:
            found.update(_in_template(path.read_text()))
    return found - {""}


def _catalogue(language: str) -> dict[str, str]:
    """Each string and what it is in this language; of several forms, all."""
    compiled = ROOT / "locale" / language / "LC_MESSAGES" / "django.mo"
    with compiled.open("rb") as file:
        known = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    every: dict[str, str] = {}
    for key, words in known.items():
        name = key[0] if isinstance(key, tuple) else key
        every[name] = f"{every.get(name, '')} {words}"
    return every


def _entries(language: str) -> Iterator[tuple[list[str], list[str]]]:
    """What is asked of a translator, in one form or two, and what they wrote."""
    source = (ROOT / "locale" / language / "LC_MESSAGES" / "django.po").read_text()
    for entry in source.split("\n\n")[1:]:
        found = [(name, _joined(words)) for name, words in ENTRY.findall(entry)]
        asked = [words for name, words in found if name.startswith("msgid")]
        yield asked, [words for name, words in found if name.startswith("msgstr")]


def _joined(literals: str) -> str:
    words: str = ast.literal_eval(f"({literals})")
    return words


def _tags(words: str) -> list[str]:
    return sorted(re.findall(r"</?\w+", words))


def test_every_string_is_marked_by_a_name_that_its_collectors_know() -> None:
    marked = re.compile(r"import \(?[^)\n]*gettext\w* as (?!_\b)\w+")
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            assert not marked.findall(path.read_text()), path


def test_the_house_says_much(said: set[str]) -> None:
    assert len(said) > 4_000
    assert "Remix this" in said


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_words_for_all_that_is_said(language: str, said: set[str]) -> None:
    known = _catalogue(language)
    assert sorted(each for each in said if each not in known)[:20] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_puts_into_a_sentence_what_the_code_gives_it(language: str) -> None:
    for asked, translated in _entries(language):
        may, has = set(MARK.findall(" ".join(asked))), set(MARK.findall(" ".join(translated)))
        # Of one thing its number may be left unsaid.
        assert has <= may, translated
        assert may - has <= {"%(count)s", "%(number)s", "%(n)s"}, translated
        assert _tags(translated[0]) == _tags(asked[0]), translated


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_compiled_is_what_translators_read(language: str) -> None:
    source = (ROOT / "locale" / language / "LC_MESSAGES" / "django.po").read_text()
    assert "#, fuzzy" not in source
    written = {words for _asked, translated in _entries(language) for words in translated}
    with (ROOT / "locale" / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        known = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    compiled = {words for name, words in known.items() if name}
    assert written == compiled


@pytest.mark.django_db
def test_a_visitor_chooses_a_language_and_finds_the_page_again(client: Client) -> None:
    page = client.get("/calls/").content.decode()
    assert '<html lang="en"' in page
    assert '<button name="language" value="de" lang="de" aria-pressed="false">Deutsch' in page

    answer = client.post("/language/", {"language": "de", "next": "/calls/"})

    assert answer["Location"] == "/calls/"
    assert '<html lang="de"' in client.get("/calls/").content.decode()
    client.post("/language/", {"language": "xx", "next": "https://elsewhere.example/"})
    assert '<html lang="de"' in client.get("/").content.decode()


@pytest.mark.django_db
def test_what_a_member_chooses_below_a_page_is_what_their_mails_speak(client: Client) -> None:
    ada = builders.user("ada")
    client.force_login(ada)

    client.post("/language/", {"language": "de"})

    assert User.objects.get(pk=ada.pk).language == "de"
    assert '<html lang="de"' in client.get("/").content.decode()


@pytest.mark.django_db
def test_mails_speak_as_the_page_on_which_somebody_signed_up(client: Client) -> None:
    form = {"email": "eva@example.org", "password1": "walking-lighthouse", "accord": "1"}
    form |= {"credit_name": "Eva", "born": "1990-05-01", "zone": "Europe/Lisbon"}
    client.post("/language/", {"language": "de"})

    client.post("/accounts/signup/", form)

    assert User.objects.get(email="eva@example.org").language == "de"
    assert "Ist das deine Adresse?" in mail.outbox[0].subject


@pytest.mark.django_db
def test_drawings_are_the_same_in_each_language(client: Client) -> None:
    """A coordinate with a comma is two, and a line of text falls apart into its letters."""
    in_english = client.get("/help/the-split/").content.decode()
    client.post("/language/", {"language": "de"})
    in_german = client.get("/help/the-split/").content.decode()
    bars = re.compile(r'<rect class="[^"]*" x="[^"]*" y="[^"]*" width="[^"]*" height="[^"]*"/>')
    assert bars.findall(in_german) == bars.findall(in_english) != []


def test_no_drawing_sets_its_numbers_as_a_language_does() -> None:
    pages = [path.read_text() for path in (ROOT / "templates").rglob("*.html")]
    drawings = [page for page in pages if "<rect" in page]
    assert drawings
    assert [line for page in drawings for line in page.splitlines() if LOCAL.search(line)] == []


def test_sums_are_written_as_the_reader_writes_numbers_and_their_words_stay() -> None:
    with translation.override("de"):
        assert figures("4,189.74 × 6/100") == "4.189,74 × 6/100"
        assert percent(428_400_000_000) == "42,8400 %"
        assert figures("Ben, who has 2.5 points") == "Ben, who has 2.5 points"
    assert figures("4,189.74 × 6/100") == "4,189.74 × 6/100"
