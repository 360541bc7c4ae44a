"""Small questions about one value of a document; the answer no is a DocumentError sentence."""

import json
from collections.abc import Mapping
from typing import Any

from payouts.domain.document import DocumentError

MOST = 10**100
"""Larger numbers cannot be written in an explanation."""


def shown(value: object) -> str:
    """A value as the reader will find it in the document, shortened."""
    try:
        text = json.dumps(value)
    except (TypeError, ValueError, RecursionError):
        text = f"a {type(value).__name__}"
    return text if len(text) <= 60 else f"{text[:57]}…"


def field(record: Mapping[str, Any], name: str, where: str) -> Any:
    try:
        return record[name]
    except KeyError:
        raise DocumentError(f"{where} has no “{name}”.") from None


def integer(value: object, what: str) -> int:
    """A whole number. True, 5.0 and "5" are not whole numbers."""
    if type(value) is not int:
        raise DocumentError(f"{what} must be a whole number, not {shown(value)}.")
    if abs(value) > MOST:
        raise DocumentError(f"{what} is larger than any that means something.")
    return value


def between(value: object, low: int, high: int, what: str) -> int:
    number = integer(value, what)
    if not low <= number <= high:
        raise DocumentError(f"{what} must be from {low} to {high}, not {shown(number)}.")
    return number


def at_least_zero(value: object, what: str) -> int:
    number = integer(value, what)
    if number < 0:
        raise DocumentError(f"{what} must not be negative, but it is {shown(number)}.")
    return number


def text(value: object, what: str) -> str:
    """Text that is not empty and can be written as UTF-8."""
    if type(value) is not str or not value:
        raise DocumentError(f"{what} must be text that is not empty, not {shown(value)}.")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise DocumentError(f"{what} contains half a character: {shown(value)}.") from None
    return value


def mapping(value: object, what: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise DocumentError(f"{what} must be an object, not {shown(value)}.")
    return value


def items(value: object, what: str) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise DocumentError(f"{what} must be a list, not {shown(value)}.")
    return value
