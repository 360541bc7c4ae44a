"""The program of the child process: import, confine itself, sign or read, report.

Runs as `python -I`; knows nothing of Django, the settings, the database, or the key.
"""

from __future__ import annotations

import os
import sys

import c2pa

from contributions.credentials import looking, writing
from contributions.credentials.errand import MEMORY, Errand
from contributions.credentials.watched import Watched
from contributions.media.confine import confine
from contributions.media.report import Report


def main() -> None:
    errand = Errand.loads(sys.stdin.readline())
    report = Report(sys.stdout)
    process = errand.limits.process
    c2pa.sdk_version()  # loads what it loads late
    confine(
        memory=MEMORY,
        cpu_seconds=process.grace_seconds,
        open_files=process.open_files,
        file_bytes=process.output_bytes,
        uid=process.uid,
    )
    with os.fdopen(errand.descriptor, "rb", closefd=True) as file:
        watched = Watched(file, report)
        try:
            if errand.role:
                writing.sign(watched, errand, report)
            else:
                looking.read(watched, errand, report)
        except c2pa.C2paError as error:
            print(error, file=sys.stderr)  # noqa: T201 the last words go to the log
            report.refused("unreadable", {})
        except MemoryError:
            report.refused("too_much_memory", {})
