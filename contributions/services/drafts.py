"""A work before it is published: kept, continued, thrown away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Contribution, Draft, Upload
from contributions.models.disclosure import DISCLOSURES
from contributions.publication import naming, throwing_away
from contributions.publication.sequels import SEQUELS
from contributions.queries.draft_stamp import SAID, WORDS, stamp_of
from contributions.services import links, offsite, quotas, sources, stems, uploads
from contributions.services.editing import last_edit
from contributions.services.sources import Choice
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.seen import Overtaken


def holds_something(draft: Draft) -> bool:
    """A draft without a word or a file is not kept; naming sources alone is nothing yet."""
    typed = any(getattr(draft, word).strip() for word in WORDS)
    if typed or draft.source_link.strip():
        return True
    kept = [draft.files, draft.incoming, draft.offsite_sources] if draft.pk else []
    return any(rows.exists() for rows in kept)


def keep(
    *,
    draft: Draft,
    choices: Iterable[Choice],
    seen: str,
    elsewhere: Iterable[Mapping[str, str]] = (),
    files: Iterable[UploadedFile[bytes]] = (),
    extras: Iterable[UploadedFile[bytes]] = (),
    label: str = "",
    follow_links: bool = False,
    chosen: Mapping[str, str] | None = None,
) -> list[str]:
    """Save what was typed and chosen, also what other rooms keep of it (`chosen` is all that the
    form sent), then take in the files and what the pasted links mean; gives the names of files
    that had come before. `seen` is the stamp of what the form showed: where another window changed
    the draft since, none of the words and sources is saved.

    Raises ValidationError by field for the sources, files and links that could not be taken, and
    Overtaken among them; all the rest is kept by then. Raises AlreadyPublished when another tab
    was faster.
    """
    problems: dict[str, list[Any]] = {}
    try:
        with transaction.atomic():
            problems["sources"] = _choose(draft, choices, elsewhere, seen, chosen or {})
            if follow_links:
                problems["source_link"] = [*links.take(draft=draft)]
    except Overtaken as late:
        problems[NON_FIELD_ERRORS] = [late]
    there, again = set(draft.files.values_list("pk", flat=True)), []
    for file in files:
        try:
            media = uploads.receive(draft=draft, uploader=draft.author, file=file, label=label)
            again += [media.display_name] if media.pk in there else []
        except ValidationError as error:
            problems.setdefault("file", []).append(error)
    for file in extras:
        try:
            media = stems.receive(draft=draft, uploader=draft.author, file=file)
            again += [media.display_name] if media.pk in there else []
        except ValidationError as error:
            problems.setdefault("extra", []).append(error)
    problems = {field: found for field, found in problems.items() if found}
    if problems:
        raise ValidationError(problems)
    return again


@transaction.atomic
def begun(*, author: User, key: UUID, begin: Callable[..., Upload]) -> Upload:
    """Begin a file in the draft of one page on which somebody has begun; a page asks for it as
    often as it likes. A file that is refused leaves no draft behind. Raises AlreadyPublished."""
    quotas.hold(user=author)
    return begin(draft=Draft.objects.get_or_create(author=author, key=key)[0])


@transaction.atomic
def next_version(*, contribution: Contribution, by: User) -> Draft:
    """The draft of a work's next version: the one begun already, or a new one that starts with
    the current version's words and sources."""
    work = for_change(Contribution.objects).get(pk=contribution.pk)
    begun = Draft.objects.by(by).open().filter(contribution=work).first()
    if begun is not None:
        return begun
    current = work.current
    if current is None:
        raise ValueError("only a published work has a next version")
    draft = Draft.objects.create(
        author=by,
        contribution=work,
        began_after=last_edit(work),
        title=work.title,
        text=current.text,
        layout=current.layout,
        licence=current.licence,
        alt_text=work.alt_text,
        wish=work.wish,
        process_note=work.process_note,
        tags=", ".join(work.tags.values_list("name", flat=True)),
        all_mine=not (current.source_edges.exists() or current.offsite_sources.exists()),
        **{name: getattr(work, name) for name in DISCLOSURES},
    )
    sources.carry_over(draft=draft, version=current)
    naming.carry_over(draft=draft, version=current)
    return draft


def discard(*, draft: Draft) -> None:
    """Without a way back, with its files; `draft` is none any more, so that what is typed next
    begins another. Raises AlreadyPublished."""
    throwing_away.for_good(draft)
    draft.pk = None


def _choose(
    draft: Draft,
    choices: Iterable[Choice],
    elsewhere: Iterable[Mapping[str, str]],
    seen: str,
    chosen: Mapping[str, str],
) -> list[str]:
    """The words and the sources, in a transaction. What changes nothing overtakes nothing: a form
    that comes twice, because its first answer was lost on the way, is no other window."""
    before = _held(draft)
    _save(draft)
    sentences = sources.choose(draft=draft, choices=choices)
    offsite.choose(draft=draft, works=elsewhere)
    for sequel in SEQUELS:
        sequel.keep(draft=draft, chosen=chosen, now=timezone.now())
    if before not in {"", seen} and stamp_of(draft) != before:
        raise Overtaken(_overtaken())
    return sentences


def _overtaken() -> str:
    return _(
        "This draft was changed in another window after you opened it here. What you typed is "
        "still here, and not saved; the sources of both are ticked. Save it again if it is to "
        "replace what is there now."
    )


def _held(draft: Draft) -> str:
    """The stamp of the draft as it stands, with its row held; "" for a new one."""
    if draft._state.adding:
        if draft.key is None:
            draft.save()
            return ""
        row, is_new = Draft.objects.get_or_create(author=draft.author, key=draft.key)
        draft.pk, draft._state.adding = row.pk, False
        if is_new:
            return ""
    Draft.objects.hold_open(draft.pk)
    return stamp_of(draft)


def _save(draft: Draft) -> None:
    """Write what was typed and nothing else: the rest of a row read a while ago may be old."""
    draft.save(update_fields=[*SAID, "saved_at"])
