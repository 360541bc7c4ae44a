"""A database with many works in it: looks, landmarks and passages drawn by lot."""

from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.models import User
from contributions.domain.looks import pieces, signed
from contributions.models import Contribution, Fingerprint, Kind, MediaFile, Thread, Version
from contributions.queries import alike_pictures, alike_sounds, alike_words

FILES, WORDS = 1_000, 2_000
LANDMARKS = 3_000
_LOOKS = """
    INSERT INTO contributions_picturemark (media_id, look, piece_0, piece_1, piece_2, piece_3)
    SELECT %s + n %% %s, a::bigint << 48 | b::bigint << 32 | c::bigint << 16 | d, d, c, b, a
    FROM (
        SELECT n, (random() * 65535)::int a, (random() * 65535)::int b,
            (random() * 65535)::int c, (random() * 65535)::int d
        FROM generate_series(1, %s) n
    ) lots
"""
# Pitches are not drawn evenly: low ones are far more common, as in music.
_LANDMARKS = """
    INSERT INTO contributions_soundmark (media_id, landmark, moment)
    SELECT %s + n / %s, (5 + 400 * power(random(), 3))::int << 15
        | (5 + 400 * power(random(), 3))::int << 6 | (1 + random() * 62)::int, (n %% %s) * 2
    FROM generate_series(0, %s) n
"""
_PASSAGES = """
    INSERT INTO contributions_passagemark (version_id, shingle, place)
    SELECT %s + n %% %s, (random() * 2147483646)::int, n / %s * 13
    FROM generate_series(1, %s) n
"""
_LIKE_ANOTHER = """
    UPDATE contributions_fingerprint SET sounds = lots.marks, moments = lots.moments FROM (
        SELECT array_agg(landmark ORDER BY moment) marks,
            array_agg(moment + 90 ORDER BY moment) moments
        FROM contributions_soundmark WHERE media_id = %s AND id %% 4 = 0
    ) lots WHERE media_id = %s
"""


class Studio:
    """`rows` looks, as many landmarks times three, as many passages."""

    def __init__(self, rows: int) -> None:
        self.user = User.objects.create(email="a@studio.example", handle="a", password="!")  # noqa: S106
        self.versions = [self._work(number) for number in range(FILES)]
        self.media = MediaFile.objects.bulk_create(
            MediaFile(
                uploader=self.user,
                version=version,
                original="x",
                size=1,
                sha256=f"{at:064x}",
                kind="image",
            )
            for at, version in enumerate(self.versions)
        )
        first = self.media[0].pk
        self._run(_LOOKS, [first, FILES, rows])
        landmarks = min(3 * rows, FILES * LANDMARKS)
        self._run(_LANDMARKS, [first, LANDMARKS, LANDMARKS, landmarks - 1])
        self._run(_PASSAGES, [self.versions[0].pk, FILES, FILES, rows])
        self._run("ANALYZE", [])
        self.look = self._one("SELECT look FROM contributions_picturemark LIMIT 1 OFFSET 500")
        self.text = " ".join(f"word{n * 7919 % 9973}" for n in range(WORDS))
        self.short = self._print([self.look ^ 0b1011], 0)
        self.long = self._print([signed((self.look ^ 1 << n) % 2**64) for n in range(10)], 1)
        self.loud = self._print([], 2, self.media[7].pk)

    def _work(self, number: int) -> Version:
        work = Contribution.objects.create(
            kind=Kind.IMAGE, title=f"Work {number}", thread=Thread.objects.create()
        )
        version = Version.objects.create(contribution=work, number=1, text="")
        work.current, work.published_at = version, timezone.now()
        work.save()
        return version

    def _print(self, looks: list[int], at: int, like: int = 0) -> Fingerprint:
        """Of one of the files; `like`: every fourth landmark of another one, a while later."""
        made = Fingerprint.objects.create(media=self.media[at], looks=looks)
        if like:
            self._run(_LIKE_ANOTHER, [like, made.media_id])
            made.refresh_from_db()
        return made

    def bare(self) -> Any:
        return self._one(
            "SELECT look FROM contributions_picturemark WHERE piece_0 = %s",
            [pieces(self.look % 2**64)[0]],
        )

    def picture(self) -> int:
        return len(alike_pictures.alike([self.short], without=None))

    def film(self) -> int:
        return len(alike_pictures.alike([self.long], without=None))

    def sound(self) -> int:
        return len(alike_sounds.alike([self.loud], without=None))

    def words(self) -> int:
        return len(alike_words.alike(self.text, without=None))

    def sizes(self) -> None:
        for table in ("picturemark", "soundmark", "passagemark"):
            size = self._one("SELECT pg_total_relation_size(%s)", [f"contributions_{table}"])
            count = self._one(f"SELECT count(*) FROM contributions_{table}")  # noqa: S608
            print(f"{table}: {count} rows, {size / count:.0f} bytes each with their indexes")

    def _run(self, statement: str, values: list[Any]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    def _one(self, statement: str, values: list[Any] | None = None) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchone()[0]
