"""Two versions of a work beside each other: their words, and what is known of their files."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.models import Contribution, Kind, Version
from contributions.queries.changed_facts import Fact, changed_facts
from contributions.queries.changed_words import ChangedWords, changed_words
from contributions.queries.stretches import Stretch


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    work: Contribution
    before: Version
    after: Version
    numbers: list[int]
    summary: str
    stretches: list[Stretch]
    is_rough: bool
    part: int
    count: int
    facts: list[Fact]

    @property
    def previous(self) -> int:
        return self.part - 1

    @property
    def next(self) -> int:
        return self.part + 1 if self.part < self.count else 0


def comparison_page(
    work: Contribution, *, before: int | None, after: int | None, part: int = 1
) -> ComparisonPage:
    """Of the newest version with the one before it, unless said otherwise. Raises
    Version.DoesNotExist for a number or a part that is not there."""
    numbers = list(work.versions.order_by("number").values_list("number", flat=True))
    after = numbers[-1] if after is None else after
    before = max(after - 1, numbers[0]) if before is None else before
    beside = work.versions.filter(number__in=(before, after)).defer("html", "text")
    found = {each.number: each for each in beside}
    if before not in found or after not in found:
        raise Version.DoesNotExist
    old, new = found[before], found[after]
    is_writing = work.kind == Kind.WRITING
    made = changed_words(old, new, part) if is_writing else ChangedWords()
    if not 1 <= part <= made.parts:
        raise Version.DoesNotExist
    return ComparisonPage(
        work=work,
        before=old,
        after=new,
        numbers=numbers,
        summary=summary(made.added, made.removed) if is_writing else "",
        stretches=made.stretches,
        is_rough=made.is_rough,
        part=part,
        count=made.parts,
        facts=changed_facts(work, old, new),
    )


def summary(added: int, removed: int) -> str:
    """In words, for ears as well."""
    if not added and not removed:
        return _("The words are the same.")
    more = ngettext("%(count)s word added", "%(count)s words added", added) % {"count": added}
    less = _("%(count)s removed") % {"count": removed}
    return f"{more}, {less}."
