"""A work of Ben's whose source Dan disputes, and one of Dan's that Max took down."""

from __future__ import annotations

from dataclasses import dataclass

from tests.journeys.people import Crowd
from tests.journeys.story import publish_words


@dataclass(frozen=True)
class Quarrel:
    work: str
    form: str
    dispute: str
    removal: str
    tombstone: str


def begun(crowd: Crowd) -> Quarrel:
    dan, ben, max_ = crowd.member("dan"), crowd.member("ben"), crowd.member("max")
    gone = publish_words(dan, title="A door that was", text="It was here.").path
    max_.open(f"{gone}removal/").fill(reason="A letter came.").press("Take it down")
    max_.is_told("taken down")
    door = publish_words(dan, title="A door in the sea", text="It opens.").path
    ben.open(door).press("Remix this").arrives("/contribute/")
    work = ben.names_source("A door in the sea").publishes(title="A window", text="It shuts.")
    form = dan.open(f"{work}disputes/").follow("Dispute A door in the sea")
    path = form.arrives(r"/sources/\d+/dispute/").path
    dan.page.get_by_label("It is not made from mine at all").check()
    dan.fill(what="A window is no door.").press("Dispute it").arrives(r"/disputes/\d+/")
    return Quarrel(work, path, dan.path, f"{gone}removal/", gone)
