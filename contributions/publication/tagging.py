"""Tags as typed, separated by commas, to the tags that everybody shares."""

from __future__ import annotations

from django.utils.text import slugify

from contributions.models import Tag

MOST = 10
LETTERS = 60


def parts_of(typed: str) -> list[str]:
    """The words between the commas that can become a tag."""
    words = [" ".join(name.lstrip("#").split()) for name in typed.split(",")]
    return [each for each in words if slugify(each)]


def tags_of(typed: str) -> list[Tag]:
    """The first ten; two spellings of one word are one tag, named as it was first typed."""
    found: dict[str, Tag] = {}
    for words in (part[:LETTERS] for part in parts_of(typed)):
        slug = slugify(words)[:LETTERS]
        if slug and slug not in found and len(found) < MOST:
            found[slug] = Tag.objects.get_or_create(slug=slug, defaults={"name": words})[0]
    return list(found.values())
