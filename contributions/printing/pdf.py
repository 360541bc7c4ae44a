"""The PDF of a text: its title page, itself, and a page that names everybody."""

from __future__ import annotations

from django.utils.translation import gettext as _

from contributions.printing import fonts, prose, script
from contributions.printing.blocks import Block, Run, blocks_of
from contributions.printing.edition import Edition
from contributions.printing.paper import Paper
from contributions.printing.words import Line, lines_of


def make_pdf(edition: Edition) -> bytes:
    """The same edition gives the same bytes."""
    paper = Paper(
        script.FORM if edition.is_script else prose.FORM,
        title=edition.title,
        author=edition.authors,
        margin=_number_above if edition.is_script else _number_below,
    )
    blocks = blocks_of(edition.html)
    own_title = [block for block in blocks if block.style in {"play-title", "title-page"}]
    _title_page(paper, edition, own_title)
    rest = [block for block in blocks if block not in own_title] if own_title else blocks
    (script.set_script if edition.is_script else prose.set_prose)(paper, rest)
    paper.turn()
    _credits(paper, edition)
    return paper.finish()


def _title_page(paper: Paper, edition: Edition, own: list[Block]) -> None:
    """A screenplay's own title page where it has one, and always where the text is from."""
    family, size = ("script", 12.0) if edition.is_script else ("page", 24.0)
    paper.y -= paper.form.height * 0.24
    if own:
        for block in own:
            is_title = block.style == "play-title"
            runs = [Run(run.text, run.bold or is_title, run.italic) for run in block.runs]
            _centred(paper, runs, family, size)
            paper.y -= size
    else:
        _centred(paper, [Run(edition.title, bold=True)], family, size)
        paper.y -= size
        _centred(paper, [Run(edition.authors)], family, min(size, 13.0))
    paper.y = paper.form.bottom + 60
    for line in filter(None, (edition.published_label, edition.address, edition.licence)):
        _centred(paper, [Run(line)], family, 9.0)
    paper.turn()


def _centred(paper: Paper, runs: list[Run], family: str, size: float) -> None:
    for line in lines_of(runs, width=paper.form.measure, family=family, size=size):
        paper.centre(line, leading=size * 1.25)


def _credits(paper: Paper, edition: Edition) -> None:
    _lines(paper, _("Credits"), 17.0, bold=True)
    paper.bookmark(_("Credits"), 0)
    for credit in edition.credits:
        paper.skip(5)
        _lines(paper, credit, 9.5)
    for sentence in _about_fonts(edition):
        paper.skip(10)
        _lines(paper, sentence, 8.0)
    paper.skip(20)
    _lines(paper, _("SHA-256 of the text: %(hash)s") % {"hash": edition.sha256}, 8.0)
    _lines(paper, _("Check it at %(address)s") % {"address": edition.verify_address}, 8.0)


def _about_fonts(edition: Edition) -> list[str]:
    found = fonts.kinds(edition.html + edition.title)
    sentences = {
        "asian": _("Chinese, Japanese and Korean are shown in the fonts of your PDF reader."),
        "unknown": _("Characters that this book has no font for are called by their names."),
    }
    return [sentences[kind] for kind in sorted(found)]


def _lines(paper: Paper, words: str, size: float, *, bold: bool = False) -> None:
    form = paper.form
    for line in lines_of([Run(words, bold)], width=form.measure, family="page", size=size):
        paper.write(line, x=form.left, leading=size * 1.4, measure=form.measure)


def _number(paper: Paper, family: str, words: str, size: float) -> Line:
    return lines_of([Run(words)], width=paper.form.measure, family=family, size=size)[0]


def _number_below(paper: Paper) -> None:
    """None on the title page."""
    if paper.number == 1:
        return
    line = _number(paper, "page", str(paper.number), 9.0)
    width = sum(piece.width for piece in line)
    paper.put(line, x=(paper.form.width - width) / 2, y=34)


def _number_above(paper: Paper) -> None:
    """The title page is not counted and the first page has no number, as everywhere in film."""
    if paper.number <= 2:
        return
    line = _number(paper, "script", f"{paper.number - 1}.", 12.0)
    width = sum(piece.width for piece in line)
    paper.put(
        line, x=paper.form.width - paper.form.right - width, y=paper.form.height - 0.5 * 72 - 12
    )
