"""Sound and film: opened with the demuxer that was sniffed, checked, rendered as what it is."""

import importlib
import pkgutil
from typing import BinaryIO

import av

from contributions.media import film, sound
from contributions.media.errors import Refused
from contributions.media.job import Job
from contributions.media.probe import opened
from contributions.media.report import Report

# PyAV loads its parts when first needed, which is too late: the child has shut the door by then.
for _part in pkgutil.walk_packages(av.__path__, "av."):
    if not _part.name.endswith(("__main__", "datasets")):
        importlib.import_module(_part.name)

_RENDERERS = {"audio": sound.render, "video": film.render}


def render(file: BinaryIO, job: Job, report: Report) -> None:
    av.logging.set_level(av.logging.PANIC)
    try:
        _RENDERERS[_kind(file, job, report)](file, job, report)
    except (PermissionError, MemoryError):
        raise
    except (av.error.FFmpegError, OSError, ValueError, ArithmeticError) as error:
        raise Refused("damaged") from error


def _kind(file: BinaryIO, job: Job, report: Report) -> str:
    """Whether it is sound or film is decided by the streams inside."""
    with opened(file, job) as source:
        report.lasts(source.duration_ms)
        kind = "audio" if source.video is None else "video"
    if job.hint is not None and job.hint != kind:
        raise Refused("another_kind", said=job.hint, found=kind)
    return kind
