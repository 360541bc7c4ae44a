"""Everything on the wall, and the order in which it went up."""

from hitrecord.demo.content.things import Release, Work
from hitrecord.demo.content.works.films import FILMS
from hitrecord.demo.content.works.pictures import PICTURES
from hitrecord.demo.content.works.sounds import SOUNDS
from hitrecord.demo.content.works.studies import STUDIES
from hitrecord.demo.content.works.words import WORDS

WORKS: tuple[Work, ...] = tuple(
    sorted(
        (*WORDS, *PICTURES, *STUDIES, *SOUNDS, *FILMS), key=lambda work: -work.versions[0].days_ago
    )
)
RELEASES: tuple[Release, ...] = tuple(
    sorted(
        (
            Release(work, number, version)
            for work in WORKS
            for number, version in enumerate(work.versions, start=1)
        ),
        key=lambda release: -release.version.days_ago,
    )
)
