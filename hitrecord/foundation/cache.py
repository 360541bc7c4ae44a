"""A cache that may be down: each process keeps for itself until it is there again, so that nobody
is kept from signing in, and limits still hold somebody who tries without end."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache import BaseCache, caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

log = logging.getLogger(__name__)
KEPT_MEANWHILE = {"OPTIONS": {"MAX_ENTRIES": 10_000}}


def _broken() -> type[Exception]:
    """Asked for when something breaks: half of the library is for servers of another kind."""
    from redis.exceptions import RedisError  # noqa: PLC0415

    return RedisError


def _or_meanwhile(name: str) -> Callable[..., Any]:
    shared = getattr(RedisCache, name)

    def call(self: SteadyCache, *args: Any, **kwargs: Any) -> Any:
        try:
            return shared(self, *args, **kwargs)
        except _broken():
            log.warning("the cache is down: this process keeps for itself", exc_info=True)
            return getattr(self.meanwhile, name)(*args, **kwargs)

    return call


class SteadyCache(RedisCache):
    """`strict` says by an exception that it is down."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.strict = RedisCache(server, params)
        self.meanwhile = LocMemCache("meanwhile", params | KEPT_MEANWHILE)

    add = _or_meanwhile("add")
    get = _or_meanwhile("get")
    set = _or_meanwhile("set")
    touch = _or_meanwhile("touch")
    delete = _or_meanwhile("delete")
    get_many = _or_meanwhile("get_many")
    has_key = _or_meanwhile("has_key")
    incr = _or_meanwhile("incr")
    set_many = _or_meanwhile("set_many")
    delete_many = _or_meanwhile("delete_many")


def strict() -> BaseCache:
    """For who must know whether all processes share it."""
    found: BaseCache = getattr(caches["default"], "strict", caches["default"])
    return found
