"""Render an untrusted file in a child process that can do nothing else.

    rendered = render(path, into, progress=renew_lease, on_output=save_row)

`progress` is called about once a second while the child works and may raise to abort: the child is
killed and the exception passes through. `on_output` is called as soon as a file is finished, the
most needed first. Everything lies in `into`, named `<role>.<ending>`; the caller moves it on.

Raises Refused (the file is the reason; `.sentence`) or Crashed (retry may help).
"""

from collections.abc import Callable
from pathlib import Path

from contributions.media.limits import DEFAULT, Limits
from contributions.media.rendered import Output, Progress, Rendered


def render(
    path: Path,
    into: Path,
    *,
    progress: Callable[[Progress], None],
    on_output: Callable[[Output], None] | None = None,
    kind_hint: str | None = None,
    limits: Limits = DEFAULT,
) -> Rendered:
    raise NotImplementedError
