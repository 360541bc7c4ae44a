"""What a browser may do with a host name of its own for files: show them, and nothing more."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json
from django.conf import settings
print(json.dumps(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], default=str))
"""
SHOWN = {"img-src", "media-src", "connect-src"}


def policy(**environment: str) -> dict[str, list[str]]:
    """As a start with this environment makes it."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=CHECKOUT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "hitrecord.settings", **environment},
        text=True,
        capture_output=True,
        check=True,
    )
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize(
    ("environment", "origin"),
    [
        ({"FILES_ORIGIN": "http://files.localhost:8000"}, "http://files.localhost:8000"),
        ({"S3_BUCKET": "works", "S3_ENDPOINT_URL": "http://s3.local:9000"}, "http://s3.local:9000"),
        ({"S3_BUCKET": "works"}, "https://works.s3.amazonaws.com"),
    ],
)
def test_files_are_shown_and_sent_there_and_no_script_comes_from_there(
    environment: dict[str, str], origin: str
) -> None:
    asked = policy(**environment)
    assert {name for name, sources in asked.items() if origin in sources} == SHOWN


def test_without_one_nothing_comes_from_elsewhere() -> None:
    everywhere = [
        source for sources in policy(FILES_ORIGIN="", S3_BUCKET="").values() for source in sources
    ]
    assert not [source for source in everywhere if "//" in source]
