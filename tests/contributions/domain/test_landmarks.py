from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt

from contributions.domain.landmarks import MOST, RATE, Ear

Sound = npt.NDArray[np.float32]


def notes(seconds: float, seed: int) -> Sound:
    rng = np.random.default_rng(seed)
    length = RATE // 5
    time = np.arange(length) / RATE
    decay = np.exp(-time * 6)
    played = [
        decay * sum(np.sin(2 * np.pi * pitch * time) for pitch in rng.uniform(150, 2500, 3)) / 4
        for _ in range(int(seconds * 5))
    ]
    return np.concatenate(played).astype(np.float32)


def heard(sound: Sound, portion: int = 5_000) -> tuple[list[int], list[int]]:
    ear = Ear()
    for start in range(0, sound.size, portion):
        ear.hear(sound[start : start + portion])
    return ear.landmarks()


def in_step(one: tuple[list[int], list[int]], other: tuple[list[int], list[int]]) -> int:
    there = dict(zip(*other, strict=True))
    apart = Counter(
        there[mark] - moment >> 2 for mark, moment in zip(*one, strict=True) if mark in there
    )
    return max(apart.values(), default=0)


def test_a_part_shares_a_row_of_landmarks_with_the_whole_and_with_nothing_else() -> None:
    whole, part = notes(60, 1), notes(60, 1)[20 * RATE + 77 : 32 * RATE]
    noise = np.random.default_rng(4).standard_normal(part.size) / 99
    noisy = (part * 0.3 + noise).astype(np.float32)
    assert in_step(heard(noisy), heard(whole)) > 20
    assert in_step(heard(noisy), heard(notes(60, 2))) < 4


def test_the_portions_in_which_it_is_heard_make_no_difference() -> None:
    sound = notes(50, 3)
    assert heard(sound) == heard(sound, portion=1_111)


def test_silence_a_steady_tone_and_nothing_at_all_have_no_landmarks() -> None:
    tone = np.sin(np.arange(10 * RATE) * 2 * np.pi * 440 / RATE).astype(np.float32)
    for sound in (np.zeros(10 * RATE, np.float32), tone, np.empty(0, np.float32)):
        assert heard(sound) == ([], [])


def test_a_long_sound_keeps_an_even_share() -> None:
    landmarks, moments = heard(np.concatenate([notes(100, seed) for seed in range(8)]))
    assert MOST // 4 < len(landmarks) <= MOST
    assert moments == sorted(moments)
    assert moments[-1] > 0.95 * 800 * RATE / 256
