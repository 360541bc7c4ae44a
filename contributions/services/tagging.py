"""Tags as typed, separated by commas, to the tags that everybody shares."""

from __future__ import annotations

from django.utils.text import slugify

from contributions.models import Tag

MOST = 10


def tags_of(typed: str) -> list[Tag]:
    """The first ten; two spellings of one word are one tag, named as it was first typed."""
    found: dict[str, Tag] = {}
    for name in typed.split(","):
        words = " ".join(name.lstrip("#").split())[:60]
        slug = slugify(words)[:60]
        if slug and slug not in found and len(found) < MOST:
            found[slug] = Tag.objects.get_or_create(slug=slug, defaults={"name": words})[0]
    return list(found.values())
