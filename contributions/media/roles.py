"""The files a rendering may produce: name of the role, ending and type. Nothing else leaves."""

import re

LANDMARKS = "landmarks"
"""Never shown to anybody: what a sound is known by."""

ENDINGS = {
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "m4s": "video/iso.segment",
    "json": "application/json",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "epub": "application/epub+zip",
    "c2pa": "application/c2pa",
}

_ROLES: tuple[tuple[str, str], ...] = (
    (r"image-\d{2,4}", "webp"),
    (r"image-\d{2,4}-jpeg", "jpg"),
    ("motion", "webp"),
    ("stream-m4a", "m4a"),
    ("stream-mp3", "mp3"),
    ("waveform-json", "json"),
    ("waveform-svg", "svg"),
    (r"film-\d{3,4}", "mp4"),
    (r"hls-\d{3,4}", "m4s"),
    (r"hls-\d{3,4}-list", "json"),
    ("poster", "webp"),
    ("poster-jpeg", "jpg"),
    ("strip", "jpg"),
    (LANDMARKS, "json"),
    ("text", "txt"),
    ("book", "epub"),
    ("sidecar", "c2pa"),
    ("credentials", "json"),
)


def ending(role: str) -> str:
    """The file ending of a role; LookupError for a role nobody makes."""
    for pattern, found in _ROLES:
        if re.fullmatch(pattern, role):
            return found
    raise LookupError(role)


def file_name(role: str) -> str:
    return f"{role}.{ending(role)}"


def content_type(role: str) -> str:
    return ENDINGS[ending(role)]
