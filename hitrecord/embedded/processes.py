"""The processes the product is made of: the one list that `up`, Dockerfile and compose share."""

import signal
import sys

from hitrecord.embedded.spawn import Process

_CELERY = "celery --quiet --app hitrecord.celery:app"
_WORKER = f"{_CELERY} worker --loglevel WARNING --without-gossip --without-mingle"

COMMANDS: dict[str, str] = {
    "web": (
        "gunicorn hitrecord.wsgi:application --worker-class gthread --workers 2 --threads 8"
        " --timeout 60 --graceful-timeout 5 --keep-alive 5 --log-level warning --no-control-socket"
    ),
    # Pictures, texts and short sounds, which wait for no film.
    "worker-quick": f"{_WORKER} --queues quick --concurrency 1 --hostname quick@%h",
    # One film at a time: encoding already uses every core.
    "worker-media": f"{_WORKER} --queues media --concurrency 1 --hostname media@%h",
    # Large files that are taken in, and books: mail, money and sweeps wait for neither.
    "worker-long": f"{_WORKER} --queues long --concurrency 2 --hostname long@%h",
    "worker-default": (
        f"{_WORKER} --queues default,mail,money --concurrency 2 --hostname default@%h"
    ),
    "beat": f"{_CELERY} beat --loglevel WARNING --pidfile=",
}
"""Name and command, to be run in the checkout. Where web listens: GUNICORN_CMD_ARGS."""


_CALM = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges"}


def process(name: str, *, listen: int | None = None) -> Process:
    """The named process, run by this very Python; web serves the open socket ``listen``."""
    argv = (sys.executable, "-m", *COMMANDS[name].split())
    if name == "web" and listen is not None:
        bind = {"GUNICORN_CMD_ARGS": f"--bind fd://{listen}"}
        return Process(name=name, argv=argv, environment=bind, keep=(listen,))
    # A worker asked to quit drops its task, which its lease brings back; asked to end, it would
    # first finish a whole film.
    return Process(name=name, argv=argv, environment=_CALM, orphaned=signal.SIGQUIT)


def manage(command: str) -> Process:
    """A management command as a process named like it."""
    return Process(name=command, argv=(sys.executable, "manage.py", command))
