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
    stands for another tag is that one."""
    found: dict[str, Tag] = {}
    for words in (part[:LETTERS] for part in parts_of(typed)):
        slug = slug_of(words)
        if slug and slug not in found and len(found) < MOST:
            tag, _is_new = Tag.objects.get_or_create(slug=slug, defaults={"name": words})
            found[slug] = tag.alias_of or tag
    return list({tag.pk: tag for tag in found.values()}.values())
