"""A draft that quotes a poem without naming it yet: its author is asked."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from contributions.models import Draft
from contributions.seeking.orders import order_for_words
from hitrecord.demo.seeding.wall import Published

TITLE = "Read out at the harbour office"
QUOTED = 60
"""Words: two stanzas."""


def ask(people: dict[str, User], published: Published, now: datetime) -> None:
    if Draft.objects.filter(title=TITLE).exists():
        return
    quoted = " ".join(published["complaint", 1].text.split()[:QUOTED])
    draft = Draft.objects.create(
        author=people["ben"],
        title=TITLE,
        text=f"I read this out, and nobody at the counter said a word:\n\n> {quoted}\n",
    )
    order_for_words(draft, now)
