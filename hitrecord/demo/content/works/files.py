"""Where a version's text or file comes from."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from contributions.media.authoring import Sound
from hitrecord.demo.content.things import Make, Version
from hitrecord.demo.music.mix import save
from hitrecord.demo.places import PICTURES, WORDS


def _committed(path: Path, _folder: Path) -> Path:
    return path


def _recorded(play: Callable[[], Sound], name: str, folder: Path) -> Path:
    return save(play(), folder, name)


def _filmed(shoot: Make, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return shoot(folder)


def words(name: str, *, days_ago: int) -> Version:
    return Version(days_ago, text=(WORDS / f"{name}.md").read_text(encoding="utf-8"))


def script(name: str, *, days_ago: int) -> Version:
    return Version(days_ago, make=partial(_committed, WORDS / f"{name}.fountain"))


def picture(name: str, *, days_ago: int) -> Version:
    return Version(days_ago, make=partial(_committed, PICTURES / f"{name}.webp"))


def recording(play: Callable[[], Sound], name: str, *, days_ago: int) -> Version:
    return Version(days_ago, make=partial(_recorded, play, name))


def film(shoot: Make, *, days_ago: int) -> Version:
    return Version(days_ago, make=partial(_filmed, shoot))
