from __future__ import annotations

from typing import Final

from django.conf.locale import LANG_INFO
from django.utils.text import capfirst

LANGUAGES: Final = tuple(
    sorted(
        (
            (code, str(capfirst(info["name_local"])))
            for code, info in LANG_INFO.items()
            if "name_local" in info
        ),
        key=lambda language: language[1],
    )
)
"""Code and own name of each language that Django knows by name."""
