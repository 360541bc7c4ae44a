"""Counting how often somebody does something, with and without a cache."""

from time import sleep

import pytest
from django.core.cache import caches
from pytest_django import Settings

from hitrecord.foundation.rate import is_too_often


def test_the_third_of_two_is_too_often() -> None:
    assert [is_too_often("api:192.0.2.7", most=2, seconds=60) for _ in range(3)] == [
        False,
        False,
        True,
    ]


def test_without_a_cache_nobody_is_held_up_and_no_address_is_logged(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    assert not is_too_often("api:192.0.2.7", most=0, seconds=60)
    said = caplog.records[0].getMessage()
    assert "api" in said
    assert "192.0.2.7" not in said


def test_a_count_that_the_cache_kept_for_ever_holds_nobody_up_for_ever() -> None:
    """It does where a count ends between two words of one increment."""
    assert not is_too_often("api:192.0.2.7", most=1, seconds=1)
    server = caches["default"]._cache.get_client()  # type: ignore[attr-defined]
    for key in server.scan_iter(f"{caches['default'].key_prefix}*"):
        server.persist(key)
    sleep(2)
    assert not is_too_often("api:192.0.2.7", most=1, seconds=1)
