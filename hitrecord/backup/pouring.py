"""A dump goes into the database in one transaction: whatever goes wrong, nothing has happened."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, cast

from hitrecord.backup.programs import environment, failed, program

IN_ONE = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", "--file=-")


def pour(source: Path, before: str, after: str) -> None:
    """Between these statements. Raises BackupError."""
    with TemporaryFile() as refused:
        books = subprocess.Popen(
            [program("psql"), *IN_ONE],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=refused,
        )
        into = cast("IO[bytes]", books.stdin)
        try:
            into.write(before.encode())
            _unpack(source, into)
            into.write(after.encode())
            into.close()
        except BrokenPipeError:
            pass  # it says why below
        except BaseException:
            books.kill()  # at the end of what it reads it would commit
            raise
        finally:
            with suppress(BrokenPipeError):
                into.close()
            code = books.wait()
        if code:
            raise failed("psql", _told(refused))


def _unpack(source: Path, to: IO[bytes]) -> None:
    with TemporaryFile() as unread:
        command = [str(program("pg_restore")), "--no-owner", "--file=-", str(source)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=unread) as dump:
            copyfileobj(cast("IO[bytes]", dump.stdout), to)
        if dump.returncode:
            raise failed("pg_restore", _told(unread))


def _told(errors: IO[bytes]) -> str:
    errors.seek(0)
    return errors.read().decode(errors="replace")
