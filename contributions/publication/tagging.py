"""Tags as typed, separated by commas, to the tags that everybody shares."""

from __future__ import annotations

from contributions.domain.tag_slugs import LENGTH, slug_of
from contributions.models import Tag
from hitrecord.foundation.text import one_line

MOST = 10
LETTERS = LENGTH


def parts_of(typed: str) -> list[str]:
    """The words between the commas that can become a tag, whichever comma a script has."""
    commas = typed.replace("،", ",").replace("、", ",").replace("，", ",")
    words = [one_line(name.strip().lstrip("#")) for name in commas.split(",")]
    return [each for each in words if slug_of(each)]


def tags_of(typed: str) -> list[Tag]:
    """The first ten; two spellings of one word are one tag, named as it was first typed, and what
    stands for another tag is that one, until the caller's transaction ends."""
    named: dict[str, str] = {}
    for words in (part[:LETTERS] for part in parts_of(typed)):
        slug = slug_of(words)
        if slug and len(named) < MOST:
            named.setdefault(slug, words)
    held = _held(named)
    found = {tag.slug: tag for tag in held.values()}
    proper = (_followed(found[slug], held) for slug in named)
    return list({tag.pk: tag for tag in proper}.values())


def _held(named: dict[str, str]) -> dict[int, Tag]:
    """These and what they stand for; a merge that came first is followed."""
    held = {tag.pk: tag for tag in Tag.objects.held(slugs=named)}
    new = sorted(set(named) - {tag.slug for tag in held.values()})
    if new:  # in an order, so that no two who invent the same words wait for each other in a circle
        rows = [Tag(slug=slug, name=named[slug]) for slug in new]
        Tag.objects.bulk_create(rows, ignore_conflicts=True)
        held |= {tag.pk: tag for tag in Tag.objects.held(slugs=new)}
    while missing := {tag.alias_of_id for tag in held.values() if tag.alias_of_id} - held.keys():
        held |= {tag.pk: tag for tag in Tag.objects.held(ids=missing)}
    return held


def _followed(tag: Tag, held: dict[int, Tag]) -> Tag:
    while tag.alias_of_id:
        tag = held[tag.alias_of_id]
    return tag
