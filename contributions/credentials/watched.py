"""A file that tells the parent that it is still being read, for a film takes its time."""

from __future__ import annotations

from typing import BinaryIO

from contributions.media.report import Report


class Watched:
    """As much of a file as the library asks for."""

    def __init__(self, file: BinaryIO, report: Report) -> None:
        self._file, self._report = file, report

    def read(self, size: int = -1) -> bytes:
        self._report.working(0)
        return self._file.read(size)

    def write(self, data: bytes) -> int:
        self._report.working(0)
        return self._file.write(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def flush(self) -> None:
        self._file.flush()

    def truncate(self, size: int | None = None) -> int:
        return self._file.truncate(size)

    def readinto(self, buffer: bytearray) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
