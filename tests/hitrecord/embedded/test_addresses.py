import os
from pathlib import Path

import pytest

from hitrecord.embedded.addresses import can_enter, celery_url, database_url, places, redis_url
from hitrecord.env import database_settings

LIMIT = 103  # bytes, on macOS; Linux allows four more


def test_the_addresses_are_sockets_in_the_state_folder(root: Path) -> None:
    found = database_settings(database_url(root))
    assert (found["HOST"], found["PORT"], found["NAME"]) == (f"{root}/run", "5432", "hitrecord")
    assert redis_url(root) == f"unix://{root}/run/valkey.sock?db=0"


def test_celery_spells_a_socket_in_its_own_way(root: Path) -> None:
    assert celery_url(redis_url(root)) == f"redis+socket://{root}/run/valkey.sock?virtual_host=0"
    assert celery_url("unix:///run/v.sock?db=3") == "redis+socket:///run/v.sock?virtual_host=3"


def test_celery_takes_other_addresses_as_they_are() -> None:
    assert celery_url("rediss://cache.example:6380/2") == "rediss://cache.example:6380/2"


def test_a_deep_folder_gets_a_short_socket(root: Path) -> None:
    deep = root / ("d" * 60) / ("e" * 60)
    found = places(deep)
    assert len(os.fsencode(found.sockets / ".s.PGSQL.5432")) <= LIMIT
    assert found.home == deep
    assert found.sockets != places(deep / "f").sockets


def test_the_port_of_another_postgresql_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPORT", "6000")
    assert database_settings(database_url(root))["PORT"] == "5432"


def test_a_folder_closed_to_others_cannot_be_entered(root: Path) -> None:
    assert can_enter(root)
    root.parent.chmod(0o700)
    assert not can_enter(root)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts servers as another user")
def test_root_keeps_the_data_of_a_closed_checkout_elsewhere(private_root: Path) -> None:
    found = places(private_root)
    assert found.elsewhere
    assert found.home.parent == Path("/var/lib")
    assert can_enter(found.home)
