from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import making
from tests.journeys.people import Crowd
from tests.journeys.site import Site

pytestmark = pytest.mark.browser


def test_a_film_is_ready_although_its_worker_was_killed_in_the_middle(
    crowd: Crowd, site: Site, folder: Path
) -> None:
    """Nobody has to upload it again: another worker takes it over when the lease is over."""
    eva = crowd.member("eva").open("/contribute/")
    eva.field("No sources, all mine").check()
    path = eva.publishes(
        file=making.film(folder / "waves.mp4", seconds=12),
        title="Waves",
        alt_text="White noise, like waves",
    )
    eva.sees(re.compile(r"Working: step \d of \d, [1-9]\d* %"), seconds=60)
    site.kill("worker-media")
    site.start("worker-media")
    film = eva.page.locator(".stage video")
    expect(film).to_be_visible(timeout=150_000)
    assert eva.path == path
    film.evaluate("film => { film.muted = true; return film.play() }")
    assert film.evaluate("film => film.duration") == pytest.approx(12, abs=0.5)
