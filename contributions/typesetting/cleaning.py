"""The last gate: whatever made the HTML, only these tags and attributes leave."""

from __future__ import annotations

from typing import Final

import nh3

TAGS: Final = {
    *("p", "br", "hr", "em", "strong", "s", "a", "code", "pre", "blockquote"),
    *("ul", "ol", "li", "h2", "h3", "h4", "h5", "h6"),
}
HEADINGS: Final = ("h2", "h3", "h4", "h5", "h6")
ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "ol": {"start"},
    "pre": {"class"},
    **{heading: {"id"} for heading in HEADINGS},
}
SCHEMES: Final = {"http", "https", "mailto"}
LINK_REL: Final = "nofollow ugc noopener"
SCRIPT_TAGS: Final = {"header", "div", "p", "br", "hr", "em", "strong", "u", "span", "h2"}
SCRIPT_CLASSES: Final = {
    "header": {"title-page"},
    "div": {"speech", "dual"},
    "p": {"action", "cue", "aside", "said", "lyrics", "transition", "centred", "play-title"},
    "span": {"scene-number"},
}


def prose(html: str) -> str:
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=LINK_REL)


def script(html: str) -> str:
    """A screenplay holds no link and no address."""
    return nh3.clean(
        html, tags=SCRIPT_TAGS, attributes={"h2": {"id"}}, allowed_classes=SCRIPT_CLASSES
    )
