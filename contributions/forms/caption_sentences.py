"""What is wrong with captions, line by line, in sentences that say what to do."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.domain.captions import Problem, Wrong

SENTENCES: Final = {
    "no_cues": gettext_lazy("There is nothing to show in it: times and words are missing."),
    "many_cues": gettext_lazy(
        "Line {line}: there are more than 10,000 captions. Nothing was kept."
    ),
    "no_times": gettext_lazy(
        "Line {line}: “{found}” has no times. Write 00:01.000 --> 00:03.500 in the line above it."
    ),
    "times": gettext_lazy(
        "Line {line}: “{found}” cannot be read as times. Write them like 00:01.000 --> 00:03.500."
    ),
    "backwards": gettext_lazy("Line {line}: “{found}” ends before it has begun."),
    "no_empty_line": gettext_lazy("Line {line}: put an empty line before “{found}”."),
    "foreign_tag": gettext_lazy("Line {line}: captions cannot hold {found}. Take it out."),
    "long_cue": gettext_lazy(
        "Line {line}: {found} characters are too many for one caption; at most 1000. Divide it."
    ),
    "overlaps": gettext_lazy(
        "Line {line}: this begins before the caption above it has ended, at {found}."
    ),
    "after_the_end": gettext_lazy(
        "Line {line}: this begins at {found}, after the end. Do the captions belong to this file?"
    ),
}


def said(wrong: Wrong) -> list[str]:
    sentences = [_sentence(problem) for problem in wrong.problems]
    if wrong.more:
        sentences.append(_("… and %(count)s lines more.") % {"count": wrong.more})
    return sentences


def _sentence(problem: Problem) -> str:
    return str(SENTENCES[problem.code]).format(line=problem.line, found=problem.found)
