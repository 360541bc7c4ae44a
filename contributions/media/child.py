"""The program of the child process: import, confine itself, decode, report.

Runs as `python -I`; knows nothing of Django, the settings or the database.
"""

import importlib
import os
import sys
from typing import BinaryIO, Protocol, cast

from contributions.media import decoders
from contributions.media.confine import confine
from contributions.media.errors import Refused
from contributions.media.job import Job
from contributions.media.report import Report


class Renderer(Protocol):
    def render(self, file: BinaryIO, job: Job, report: Report) -> None: ...


# Imported by name so that most pictures do not wait for the film library to load.
_MODULES = {"image": "images", "timed": "timed", "writing": "writing"}
UNHURRIED = 10
"""Somebody waits for pages and for pictures; a film takes what they leave of the processors."""
_OTHERWISE = {"WEBP": "wide", "AVIF": "wide"}


def main() -> None:
    job = Job.loads(sys.stdin.read())
    report = Report(sys.stdout)
    module = _OTHERWISE.get(job.decoder.name, _MODULES[job.decoder.family])
    renderer = cast(Renderer, importlib.import_module(f"contributions.media.{module}"))
    if job.decoder.family == "image":
        decoders.load(job.decoder.name)
    if job.decoder.family == "timed":
        os.nice(UNHURRIED)
    process = job.limits.process
    confine(
        memory=job.memory,
        cpu_seconds=process.times_duration * job.limits.audio.max_seconds + process.grace_seconds,
        open_files=process.open_files,
        file_bytes=process.output_bytes,
        uid=process.uid,
    )
    with os.fdopen(job.descriptor, "rb") as file:
        try:
            renderer.render(file, job, report)
        except Refused as refusal:
            report.refused(refusal.code, refusal.params)
        except MemoryError:
            report.refused("too_much_memory", {})
