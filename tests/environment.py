"""A pytest plugin loaded before the settings: tests never touch a running site's state.

Without DATABASE_URL and REDIS_URL the embedded servers are started in var/test. Each xdist
worker has its own database (pytest-django's suffix) and its own Redis database.
"""

import os
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import hypothesis
import pytest

from hitrecord.embedded import addresses

STATE_DIR = Path(__file__).resolve().parent.parent / "var" / "test"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
_servers = ExitStack()

embedded = "DATABASE_URL" not in os.environ or "REDIS_URL" not in os.environ
os.environ.setdefault("STATE_DIR", str(STATE_DIR))
os.environ.setdefault("STATIC_MANIFEST", "no")
os.environ.setdefault("STAFF_SECOND_FACTOR", "no")  # on where it is tried, and in the journeys
os.environ.setdefault("DATABASE_URL", addresses.database_url(STATE_DIR))
os.environ.setdefault("REDIS_URL", addresses.redis_url(STATE_DIR))
if WORKER:
    number = int(WORKER.removeprefix("gw")) + 1
    parts = urlsplit(os.environ["REDIS_URL"])
    os.environ["REDIS_URL"] = (
        f"unix://{parts.path}?db={number}"  # urlunsplit would drop the empty host's slashes
        if parts.scheme == "unix"
        else urlunsplit(parts._replace(path=f"/{number}"))
    )


# How long an example takes says how busy the machine is; bench/ measures.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    if embedded and not WORKER and not config.option.collectonly:
        from hitrecord.embedded import servers

        _servers.enter_context(servers(STATE_DIR))


def pytest_unconfigure(config: pytest.Config) -> None:
    _servers.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """From fast to slow; within one pace pytest-django's order stays."""
    items.sort(key=_pace)


def _pace(item: pytest.Item) -> int:
    if item.get_closest_marker("browser"):
        return 3
    if item.get_closest_marker("worker"):
        return 2
    database = {"db", "transactional_db", "live_server"}.intersection(
        getattr(item, "fixturenames", ())
    )
    return 1 if database or item.get_closest_marker("django_db") else 0
