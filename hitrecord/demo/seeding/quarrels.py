"""Two disputes about sources: one that was decided, and a claim that waits for a moderator."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from contributions.models import Comment, Dispute, Source
from contributions.services import deciding, dispute_statements, disputing
from contributions.services.raising import Said
from hitrecord.demo.seeding.past import days_before, happening
from hitrecord.demo.seeding.wall import Published

CORRECTED = Said(
    "Not only inspired. The long line she swims in and the boat above her are my picture.",
    relation="based_on",
    evidence="“I looked up and there was a boot” stands exactly where my boat is.",
)
CLAIMED = Said(
    "This is the man from Night bus, upper deck, some stops later, and no source is named.",
    relation="inspired_by",
    evidence="The driver, the one who does not get off, and five words that were practised.",
)


def quarrel(people: dict[str, User], published: Published, now: datetime) -> None:
    if Dispute.objects.exists():
        return
    call, whale = published["voicemail", 1], published["whale", 1]
    edge = Source.objects.get(derivative=call, source=whale)
    with happening(at := days_before(now, 6)):
        said = disputing.dispute(edge=edge, by=people["ife"], said=CORRECTED, now=at)
    _answer(said, people["sol"], "I had it open while I wrote. Call it what you like.", now, 5)
    with happening(at := days_before(now, 4)):
        reason = "Place, light and distance are the picture’s, and Sol had it before him."
        deciding.decide(dispute=said, by=people["max"], uphold=True, reason=reason, now=at)
    forks, bus = published["last-stop", 1], published["night-bus", 1]
    with happening(at := days_before(now, 3)):
        claim = disputing.claim(
            derivative=forks, source=bus, by=people["ben"], said=CLAIMED, now=at
        )
    _answer(claim, people["noor"], "I ride that bus as well. The cake box is mine.", now, 2)


def _answer(dispute: Dispute, by: User, text: str, now: datetime, days: int) -> None:
    with happening(at := days_before(now, days)):
        comment = dispute_statements.state(dispute=dispute, by=by, text=text)
        Comment.objects.filter(pk=comment.pk).update(created_at=at)
