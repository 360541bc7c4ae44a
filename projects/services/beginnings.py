"""What a project can begin from: a few steps and calls in draft for songs, films, zines and
podcasts. Everything of it may be changed or thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Skill
from contributions.models import Kind
from projects.models import CallDraft, Project, Step

ORIGIN = "origin"
"""What the project that it grows out of planned."""

Words = Any
"""A string that is translated when it is read."""


@dataclass(frozen=True, slots=True)
class Sketch:
    title: Words
    brief: Words
    skill: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    name: Words
    steps: tuple[Words, ...]
    calls: tuple[Sketch, ...]


BEGINNINGS: dict[str, Beginning] = {
    "song": Beginning(
        _("A song"),
        (_("Words"), _("A tune"), _("A rough recording"), _("All the parts"), _("The mix")),
        (
            Sketch(
                _("Words to sing"),
                _("Two verses and a chorus. Say what it is about, and what it must not be."),
                "lyrics",
                (Kind.WRITING,),
            ),
            Sketch(
                _("A voice for it"),
                _("One take, dry, with the tempo in the note. Say which voice you hear."),
                "singing",
                (Kind.AUDIO,),
            ),
            Sketch(
                _("A picture for the sleeve"),
                _("Square. Say which mood it should have."),
                "illustration",
                (Kind.IMAGE,),
            ),
        ),
    ),
    "short_film": Beginning(
        _("A short film"),
        (
            _("A script"),
            _("A storyboard"),
            _("Pictures"),
            _("Sound and music"),
            _("The cut"),
            _("Subtitles"),
        ),
        (
            Sketch(
                _("A script of three pages"),
                _("Who wants what, and what stands in the way? Write down what is fixed."),
                "screenwriting",
                (Kind.WRITING,),
            ),
            Sketch(
                _("A storyboard"),
                _("Twelve frames are enough. Say which scene."),
                "storyboards",
                (Kind.IMAGE,),
            ),
            Sketch(
                _("What one hears"),
                _("Rooms, steps, weather: dry recordings. Say what is seen meanwhile."),
                "foley",
                (Kind.AUDIO,),
            ),
        ),
    ),
    "zine": Beginning(
        _("A zine"),
        (_("The theme"), _("Texts"), _("Pictures"), _("Pages in order"), _("Proofreading")),
        (
            Sketch(
                _("A page of prose"),
                _("At most 400 words. Name the theme, and one thing you have read too often."),
                "prose",
                (Kind.WRITING,),
            ),
            Sketch(
                _("A picture for a page"),
                _("Upright, black and one more colour. Say how large it is printed."),
                "illustration",
                (Kind.IMAGE,),
            ),
            Sketch(
                _("Somebody who reads it all"),
                _("Before it is printed. Say when you need it."),
                "proofreading",
                (Kind.WRITING,),
            ),
        ),
    ),
    "podcast": Beginning(
        _("A podcast"),
        (_("The idea of a series"), _("A script"), _("Voices"), _("Music"), _("The edit")),
        (
            Sketch(
                _("A script of five minutes"),
                _("Say who listens, and where they are while they do."),
                "screenwriting",
                (Kind.WRITING,),
            ),
            Sketch(
                _("A voice to listen to"),
                _("Read the first page aloud, as you would to one person."),
                "voice",
                (Kind.AUDIO,),
            ),
            Sketch(
                _("Thirty seconds of music"),
                _("It opens every episode, so it should be liked the tenth time."),
                "composing",
                (Kind.AUDIO,),
            ),
        ),
    ),
}


def lay_out(project: Project, beginning: str) -> None:
    """Put the steps and drafts of a beginning down; nothing for an unknown one, or a blank."""
    found = BEGINNINGS.get(beginning)
    if found is None:
        return
    Step.objects.bulk_create(
        Step(project=project, text=str(text), position=place)
        for place, text in enumerate(found.steps, start=1)
    )
    skills = Skill.objects.in_bulk([sketch.skill for sketch in found.calls], field_name="slug")
    CallDraft.objects.bulk_create(
        CallDraft(
            project=project,
            title=str(sketch.title),
            brief=str(sketch.brief),
            skill=skills[sketch.skill],
            kinds=list(sketch.kinds),
        )
        for sketch in found.calls
        if sketch.skill in skills
    )
