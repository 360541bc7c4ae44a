"""Render an untrusted file in a child process that can do nothing else.

    rendered = render(path, into, progress=renew_lease, on_output=save_row)

`progress` is called about once a second while the child works and may raise to abort: the child is
killed and the exception passes through. `on_output` is called as soon as a file is finished, the
most needed first. Everything lies in `into`, named `<role>.<ending>`; the caller moves it on.

Raises Refused (the file is the reason; `.sentence`) or Crashed (retry may help).
"""

import os
from collections.abc import Callable
from pathlib import Path

from contributions.media.collect import collect
from contributions.media.errors import Crashed, Refused
from contributions.media.jail import Jail
from contributions.media.job import Job
from contributions.media.limits import DEFAULT, Limits
from contributions.media.rendered import Output, Progress, Rendered
from contributions.media.said import At, Done, Finished, Lasts, Refusal, Said, understand
from contributions.media.sniff import HEAD, Decoder, sniff

_KINDS = {"image": ("image",), "writing": ("writing",), "timed": ("audio", "video")}


def render(
    path: Path,
    into: Path,
    *,
    progress: Callable[[Progress], None],
    on_output: Callable[[Output], None] | None = None,
    kind_hint: str | None = None,
    limits: Limits = DEFAULT,
) -> Rendered:
    """See above. `kind_hint` is what the member says it is; another kind is refused."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        decoder = sniff(os.pread(descriptor, HEAD, 0))
        _expect(decoder, kind_hint, os.fstat(descriptor).st_size, limits)
        with Jail(Job(descriptor, decoder, kind_hint, limits), into) as jail:
            return _Conversation(jail, into, progress, on_output).listen()
    finally:
        os.close(descriptor)


def _expect(decoder: Decoder, hint: str | None, size: int, limits: Limits) -> None:
    kinds = _KINDS[decoder.family]
    if hint is not None and hint not in kinds:
        raise Refused("another_kind", said=hint, found=kinds[0])
    most = {
        "image": limits.image.max_bytes,
        "timed": limits.audio.max_bytes if hint == "audio" else limits.video.max_bytes,
        "writing": limits.writing.max_bytes,
    }[decoder.family]
    if size > most:
        raise Refused("too_large", megabytes=-(-size // 1_000_000), limit=most // 1_000_000)


class _Conversation:
    """What one child has said so far."""

    def __init__(
        self,
        jail: Jail,
        into: Path,
        progress: Callable[[Progress], None],
        on_output: Callable[[Output], None] | None,
    ) -> None:
        self._jail, self._into = jail, into
        self._progress, self._on_output = progress, on_output
        self._at = At(Progress(1, 1, 0), work=0)
        self._outputs: dict[str, Output] = {}
        self._end: Done | Refusal | None = None

    def listen(self) -> Rendered:
        for line in self._jail.lines():
            if line is not None:
                self._hear(understand(line))
            self._progress(self._at.progress)
        match self._end:
            case Done(kind, facts):
                return Rendered(kind, facts, tuple(self._outputs.values()))
            case Refusal(code, params):
                raise Refused(code, **params)
        raise Crashed("died", detail="ended without a result")

    def _hear(self, said: Said) -> None:
        match said:
            case At():
                if said.work > self._at.work or said.progress.step > self._at.progress.step:
                    self._jail.clock.moved()
                self._at = said
            case Lasts(milliseconds):
                self._jail.clock.lasts(milliseconds / 1000)
            case Finished():
                self._jail.clock.moved()
                self._keep(said)
            case _:
                self._end = said

    def _keep(self, finished: Finished) -> None:
        if finished.role in self._outputs:
            raise Crashed("died", detail=f"{finished.role} twice")
        output = collect(finished, self._jail.folder, self._into)
        self._outputs[output.role] = output
        if self._on_output is not None:
            self._on_output(output)
