"""An album by two people, and one that nobody else sees yet."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from contributions.models import Album
from contributions.services import albums, curating, hanging
from hitrecord.demo.seeding.past import days_before, happening
from hitrecord.demo.seeding.wall import Published

TITLE = "Heard at the harbour, after eleven"
NOTES = {
    "foghorn": "The oldest voice of the town. Start here, with the lamp off.",
    "complaint": "Read it between two blasts of the horn.",
    "waltz": "It limps home at exactly the right speed.",
    "rain-roof": "For whoever missed the last ferry.",
    "harbour-at-night": "What all of this looks like from the pier.",
}


def hang(people: dict[str, User], published: Published, now: datetime) -> None:
    cleo, dan, at = people["cleo"], people["dan"], days_before(now, 12)
    if Album.objects.filter(title=TITLE).exists():
        return
    with happening(at):
        words = "Five works that are better in the dark, in this order."
        album = albums.make(title=TITLE, text=words, is_public=True, by=cleo, now=at)
        curating.invite(album=album, user=dan, by=cleo, now=at)
        curating.answer(album=album, by=dan, accepts=True, now=at)
        for number, (key, note) in enumerate(NOTES.items()):
            work, by = published[key, 1].contribution, (cleo, dan)[number % 2]
            hanging.hang(album=album, work=work, note=note, by=by, now=at)
        albums.make(title="For the sleeve, maybe", text="", is_public=False, by=cleo, now=at)
