"""What a draft still needs before it can be published, each as a sentence beside its field."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.services.accords import must_have_accepted
from contributions.media.errors import Refused
from contributions.media.limits import DEFAULT
from contributions.models import Draft, MediaFile, Upload
from contributions.models.media import main_of
from contributions.publication import citing, naming
from contributions.queries.licences import problem_of


def check(draft: Draft, files: Sequence[MediaFile], *, may_wait: bool = False) -> None:
    """Raise ValidationError by field when something is missing or contradicts itself; with
    `may_wait` a file may be on its way still."""
    problems: dict[str, str] = {}
    coming = Upload.objects.open().filter(draft=draft).exists()
    if not draft.title.strip():
        problems["title"] = _("Give it a title, so that people can find it and credit it.")
    if len(draft.text.split()) > DEFAULT.writing.max_words:
        problems["text"] = Refused(
            "too_many_words", words=len(draft.text.split()), limit=DEFAULT.writing.max_words
        ).sentence
    if any(file.processing.quarantined_at for file in files if not file.is_extra):
        problems["file"] = _("A file could not be read. Remove it or try again, then publish.")
    elif coming and not may_wait:
        problems["file"] = _("A file is still on its way. Publish when it is ready, or cancel it.")
    elif not (coming or main_of(files) or draft.text.strip() or _keeps_files(draft)):
        problems["file"] = _("Choose a file or write a text: there is nothing to publish yet.")
    problems |= _unsaid(draft)
    others = {
        "authors": naming.problem(draft),
        "licence": problem_of(draft),
        "accord": must_have_accepted(draft.author),
    }
    problems |= {field: words for field, words in others.items() if words}
    found = {field: [words] for field, words in problems.items()} | citing.problems(draft)
    if found:
        raise ValidationError(found)


def _unsaid(draft: Draft) -> dict[str, str]:
    """What only the author can say: what it was built on, and how AI was used if it was."""
    problems: dict[str, str] = {}
    named = draft.sources.exists() or draft.offsite_sources.exists()
    if named and draft.all_mine:
        problems["all_mine"] = _(
            "You named sources and also said that it is all yours. Take one of the two back."
        )
    elif not named and not draft.all_mine:
        problems["all_mine"] = _("Choose what you built on, or tick “No sources, all mine”.")
    if draft.owes_an_ai_note:
        problems["ai_note"] = _("Say in a few words how AI was used.")
    return problems


def _keeps_files(draft: Draft) -> bool:
    work = draft.contribution
    return bool(work and work.current and main_of(work.current.files.all()))
