from __future__ import annotations

import random

from contributions.domain import looks

SIDE = looks.SIDE


def drawn(seed: int) -> list[int]:
    lot = random.Random(seed)  # noqa: S311
    coarse = [[lot.randrange(256) for _ in range(9)] for _ in range(9)]
    return [coarse[y * 9 // SIDE][x * 9 // SIDE] for y in range(SIDE) for x in range(SIDE)]


def known(grey: list[int]) -> int:
    found = looks.look_of(grey)
    assert found is not None
    return found


def test_light_and_a_little_noise_leave_the_look_as_it_is() -> None:
    grey = drawn(1)
    lot = random.Random(9)  # noqa: S311
    lighter = [min(255, each * 9 // 10 + 20 + lot.randrange(4)) for each in grey]
    assert looks.difference(known(grey), known(lighter)) <= 4


def test_unlike_pictures_differ_in_about_half_of_the_bits() -> None:
    differences = [looks.difference(known(drawn(1)), known(drawn(n))) for n in range(2, 12)]
    assert min(differences) > 14


def test_a_mirrored_picture_flips_the_bits_that_are_uneven_across() -> None:
    grey = drawn(1)
    mirrored = [grey[y * SIDE + SIDE - 1 - x] for y in range(SIDE) for x in range(SIDE)]
    assert looks.difference(known(grey) ^ looks.MIRROR, known(mirrored)) <= 1


def test_one_colour_and_a_plain_gradient_say_nothing() -> None:
    assert looks.look_of([90] * SIDE * SIDE) is None
    assert looks.look_of([x * 8 for _ in range(SIDE) for x in range(SIDE)]) is None


def test_pieces_and_sign_are_what_a_database_keeps() -> None:
    assert looks.pieces(0x0004_0003_0002_0001) == (1, 2, 3, 4)
    assert looks.signed(2**64 - 1) == -1
    assert looks.signed(5) == 5
