"""Books to be, without a database."""

from __future__ import annotations

from datetime import date

from contributions.printing.edition import Edition
from contributions.typesetting import typeset


def edition(text: str, layout: str = "prose", **changed: object) -> Edition:
    made = typeset(text, layout)
    fields: dict[str, object] = {
        "identifier": "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "title": "Hem of stone",
        "authors": "Ada, Ben",
        "published": date(2026, 11, 25),
        "published_label": "25 November 2026, version 2",
        "version": 2,
        "address": "https://studio.example/works/1/versions/2/",
        "verify_address": "https://studio.example/verify/",
        "sha256": "ab" * 32,
        "html": made.html,
        "parts": [made.html[part["start"] : part["end"]] for part in made.parts],
        "is_script": layout == "screenplay",
        "credits": ["“Hem of stone” by Ada (writing)", "Made from:", "- “The tide” by Ben"],
    }
    return Edition(**(fields | changed))  # type: ignore[arg-type]


MIXED = """# Legs & arms

The lighthouse took a *step* **tonight**,
it lifted up its hem <of stone>.

> quoted

1. one
2. two
   - nested

---

```
code   block
```

Ελληνικά, Кириллица, Tiếng Việt. שלום עולם. مرحبا. 日本語。中文。한국어. 🦊 नमस्ते
"""
SCREENPLAY = """Title: Hem of stone
Author: Ada

INT. PIER - NIGHT #4#

Fog.

ADA
(low)
Go.

BEN ^
Stay.

> CUT TO:

===

> THE END <
"""
