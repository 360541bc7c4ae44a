"""Canonical JSON: the one way a document is written, so that its SHA-256 can be published."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from typing import Any, NoReturn


class DocumentError(ValueError):
    """The document is refused; the message is one sentence for a person."""


def canonical(document: object) -> bytes:
    """Keys sorted, no spaces, UTF-8, no newline at the end."""
    text = json.dumps(
        document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


def digest(document: object) -> str:
    """The published hash: SHA-256 of the canonical bytes, in lower-case hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()


def parse(content: bytes) -> Mapping[str, Any]:
    """Read a document. Raises DocumentError for anything that is not one JSON object.

    A key written twice is refused: readers would disagree about which one counts.
    """
    try:
        document = json.loads(
            content.decode(), object_pairs_hook=_unique, parse_constant=_refuse_constant
        )
    except DocumentError:
        raise
    except UnicodeDecodeError as error:
        raise DocumentError("The document is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        raise DocumentError(
            f"The document is not JSON: {error.msg}, line {error.lineno} column {error.colno}."
        ) from error
    except RecursionError as error:
        raise DocumentError("The document is nested too deeply.") from error
    except ValueError as error:
        raise DocumentError("The document contains a number with too many digits.") from error
    if not isinstance(document, dict):
        raise DocumentError("The document must be a JSON object.")
    return document


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        counted = Counter(key for key, _ in pairs)
        twice = next(key for key, count in counted.items() if count > 1)
        raise DocumentError(f"The key {json.dumps(twice)} is written twice in one object.")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise DocumentError(f"{name} is not a number that JSON allows.")
