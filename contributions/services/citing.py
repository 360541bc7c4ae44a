"""What may be named as a source, and the sentence for what may not."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from contributions.models import Draft, Version


def refusal(version: Version, draft: Draft) -> str:
    """Why this draft may not newly name that version; "" when it may."""
    work = version.contribution
    if work.pk == draft.contribution_id:
        return _(
            "“%(title)s” is this very work, and a work is not its own source. "
            "What its versions share needs no naming."
        ) % {"title": work.title}
    if work.withdrawn_at:
        return _(
            "“%(title)s” was withdrawn by its authors. Only works on the wall can be named anew."
        ) % {"title": work.title}
    return ""


def sorted_out(draft: Draft, wanted: Iterable[int]) -> tuple[list[int], list[str]]:
    """Which of the versions this draft may name, and a sentence for each other one. What is named
    already stays, whatever became of it; what does not exist needs no sentence."""
    named = set(draft.sources.values_list("source", flat=True)) if draft.pk else set()
    rows = Version.objects.filter(pk__in=list(wanted)).select_related("contribution")
    allowed, sentences = [], []
    for version in rows.defer("text", "html").order_by("pk"):
        sentence = "" if version.pk in named else refusal(version, draft)
        if sentence:
            sentences.append(sentence)
        else:
            allowed.append(version.pk)
    return allowed, sentences
