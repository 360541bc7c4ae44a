"""The name a member's file is shown under: never a path, never a trick, never used on disk."""

import re
import unicodedata

from hitrecord.foundation.text import without_unseen

LONGEST = 120
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,10}$")
# Windows opens the device, whatever the ending.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
# Forbidden in names somewhere, or the start of something: markup, a shell, a header.
_TROUBLE = re.compile(r"[<>:\"|?*;`$\\/%]")


def display_name(given: str, *, otherwise: str = "file") -> str:
    """The last part of `given`, readable and at most 120 characters, its ending kept.

    Spreadsheet and option signs at the start go, and so does a leading dot. `otherwise` stands in
    for a name of which nothing is left.
    """
    last = re.split(r"[\\/]", given)[-1]
    name = without_unseen(unicodedata.normalize("NFC", last))
    name = _TROUBLE.sub("_", name)
    name = re.sub(r"\s+", " ", name).strip(" .")
    name = name.lstrip("=+-@ .")
    if without_unseen(last).lstrip().startswith(".") and _ENDING.fullmatch(f".{name}"):
        name = f"{otherwise}.{name}"
    if not name.strip("_"):
        return otherwise
    if _DEVICES.fullmatch(name):
        name = f"_{name}"
    return _shortened(name)


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    found = _ENDING.search(name)
    ending = found[0] if found else ""
    return name[: LONGEST - len(ending) - 1].rstrip() + "…" + ending
