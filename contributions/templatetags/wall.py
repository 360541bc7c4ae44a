"""Marks of the workshop wall: icons, stickers, faces, waveforms, threads, dates."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from django import template
from django.contrib.humanize.templatetags.humanize import NaturalTimeFormatter as Natural
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext, gettext_lazy

register = template.Library()

KIND_NAMES: Final = {
    "writing": gettext_lazy("Writing"),
    "image": gettext_lazy("Image"),
    "audio": gettext_lazy("Audio"),
    "video": gettext_lazy("Video"),
}
RELATION_NAMES: Final = {
    "contains": gettext_lazy("contains"),
    "based_on": gettext_lazy("based on"),
    "inspired_by": gettext_lazy("inspired by"),
    "translation_of": gettext_lazy("translation of"),
}
TAPES: Final = ("tape-start", "tape-end", "tape-mid", "tape-side")
SHAPES: Final = (5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 21, 25)
FACE_INKS: Final = 6
LEAF_LINES: Final = 4
LEAF_LETTERS: Final = 100


@register.simple_tag
@cache
def icon(name: str, solid: bool = False) -> SafeString:
    """An icon beside words; it says nothing by itself to a screen reader."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        " solid" if solid else "",
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def sticker(kind: str, size: str = "", silent: bool = False) -> SafeString:
    """The sticker of a kind, named for screen readers unless the word stands beside it."""
    return _sticker(kind, size, "" if silent else kind_name(kind))


@cache
def _sticker(kind: str, size: str, name: str) -> SafeString:
    label = SafeString('aria-hidden="true"')
    if name:
        label = format_html('role="img" aria-label="{}"', name)
    return format_html(
        '<svg class="sticker {}" {}><use href="{}#s-{}"/></svg>',
        size,
        label,
        static("img/icons.svg"),
        kind,
    )


@register.filter
def kind_name(kind: str) -> str:
    return str(KIND_NAMES.get(kind, kind))


@register.filter
def relation_name(relation: str) -> str:
    return str(RELATION_NAMES.get(relation, relation))


@register.simple_tag
def face(name: str, picture: str = "", size: str = "") -> SafeString:
    """A round face: the picture, or the initials on an ink that stays the same for a name."""
    if picture:
        return format_html(
            '<img class="face {}" src="{}" alt="" width="64" height="64" loading="lazy">',
            size,
            picture,
        )
    initials = "".join(word[0] for word in str(name).split()[:2]).upper() or "?"
    return format_html(
        '<svg class="face {}" viewBox="0 0 64 64" aria-hidden="true">'
        '<path class="face-{}" d="M0 0h64v64H0z"/><text x="32" y="41">{}</text></svg>',
        size,
        zlib.crc32(str(name).encode()) % FACE_INKS,
        initials,
    )


@register.filter
def tape(work_id: object) -> str:
    """Where the tape sits: by the work's id, so that it never moves."""
    return TAPES[zlib.crc32(str(work_id).encode()) % len(TAPES)]


@register.filter
def shape(card: object) -> str:
    """The class of the nearest proportion, by which a work takes width in a mosaic."""
    picture = getattr(card, "image", None) or getattr(card, "film", None)
    veil = getattr(card, "veil", None)
    picture = veil if veil and veil.width else picture
    if picture is None:
        return {"writing": "ar-12", "audio": "ar-18"}.get(getattr(card, "kind", ""), "ar-14")
    tenths = 10 * picture.width / max(picture.height, 1)
    return f"ar-{min(SHAPES, key=lambda step: abs(step - tenths))}"


@register.filter
def goes_on(lines: Sequence[str]) -> bool:
    """Whether a text has more than most leaves have room for."""
    return len(lines) > LEAF_LINES or sum(map(len, lines)) > LEAF_LETTERS


@register.filter
def title_size(title: str) -> str:
    """The display size a title can bear: long titles and long words step down."""
    longest = max((len(word) for word in str(title).split()), default=0)
    if len(title) <= 36 and longest <= 11:
        return "d5"
    return "d4" if len(title) <= 80 and longest <= 16 else "d3"


@register.simple_tag
def when(moment: datetime | None) -> SafeString:
    """How long ago, with the exact time in the reader's zone on hover."""
    if moment is None:
        return SafeString("")
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        # With the zone's name: a visitor's own is not known.
        f"{date_format(local, 'DATETIME_FORMAT')} {local:%Z}",
        _ago(local),
    )


def _ago(local: datetime) -> str:
    """The largest unit is enough; the exact time is behind it."""
    if timezone.now() - local < timedelta(days=1):
        return naturaltime(local)
    age = timesince(local, depth=1, time_strings=Natural.past_substrings)
    return str(Natural.time_strings["past-day"] % {"delta": age})


@register.filter
def works(count: int) -> str:
    """`from 1 work`, `from 3 works`; nothing when nothing was used."""
    if not count:
        return ""
    if count == 1:
        return gettext("from 1 work")
    return gettext("from %(count)s works") % {"count": count}
