"""Take a finished file out of the child's folder without trusting what lies there."""

import os
import shutil
import stat
from pathlib import Path

from contributions.media.errors import Crashed
from contributions.media.rendered import Output
from contributions.media.roles import content_type, file_name
from contributions.media.said import Finished


def collect(finished: Finished, folder: Path, into: Path) -> Output:
    """Move the file to `into` and make it ours; Crashed when it is not a plain file.

    The child may still write to a file it holds open, so it is copied, which costs little here.
    """
    name = file_name(finished.role)
    target = into / name
    try:
        descriptor = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as source:
            found = os.fstat(source.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1 or found.st_size == 0:
                raise Crashed("died", detail=f"{name} is no plain file")
            with target.open("wb") as ours:
                shutil.copyfileobj(source, ours, 1024 * 1024)
    except OSError as error:
        raise Crashed("died", detail=f"{name}: {error.strerror}") from error
    (folder / name).unlink(missing_ok=True)
    return Output(
        finished.role, target, content_type(finished.role), finished.width, finished.height
    )
