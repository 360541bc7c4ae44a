"""Settings from the environment: typed, collected, and loud.

Read values with the module's functions (``env.text("SITE_NAME", "hitRECord")``), then call
``env.check()`` once at the end of the settings: every bad or missing value is reported in one
message. A default of ``None`` means the value is required. An empty value counts as absent.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})
_Problems = list[str]


@dataclass(frozen=True)
class Reader:
    """Reads one mapping of variables; remembers what was wrong with it."""

    variables: Mapping[str, str]
    problems: _Problems = field(default_factory=_Problems)

    def has(self, name: str) -> bool:
        return bool(self.variables.get(name, "").strip())

    def text(self, name: str, default: str | None = None) -> str:
        value = self.variables.get(name, "").strip() or default
        if value is None:
            self.problems.append(f"{name} is missing.")
            return ""
        return value

    def flag(self, name: str, default: bool | None = None) -> bool:
        value = self.text(name, None if default is None else str(default)).lower()
        if value not in _YES | _NO | {""}:
            self.problems.append(f"{name} must be yes or no, not {value!r}.")
        return value in _YES

    def integer(
        self,
        name: str,
        default: int | None = None,
        *,
        minimum: int | None = None,
        maximum: int | None = None,
    ) -> int:
        value = self.text(name, None if default is None else str(default))
        try:
            number = int(value or "0")
        except ValueError:
            self.problems.append(f"{name} must be a whole number, not {value!r}.")
            return default or 0
        if minimum is not None and number < minimum:
            self.problems.append(f"{name} must be at least {minimum}, not {number}.")
        if maximum is not None and number > maximum:
            self.problems.append(f"{name} must be at most {maximum}, not {number}.")
        return number

    def url(
        self, name: str, default: str | None = None, *, schemes: tuple[str, ...] = ("http", "https")
    ) -> str:
        value = self.text(name, default)
        if value and urlsplit(value).scheme not in schemes:
            # The value itself may hold a password, so it is not repeated.
            self.problems.append(f"{name} must start with {' or '.join(f'{s}:' for s in schemes)}.")
        return value

    def choice(self, name: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(name, default)
        if value and value not in allowed:
            self.problems.append(f"{name} must be {' or '.join(allowed)}, not {value!r}.")
        return value

    def list(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Comma-separated words, blanks around them and empty ones dropped."""
        value = self.text(name, None if default is None else ",".join(default))
        return tuple(word for part in value.split(",") if (word := part.strip()))

    def refuse(self, reason: str) -> None:
        """Add a problem that only the settings can see, such as an unsafe combination."""
        self.problems.append(reason)

    def check(self) -> None:
        """Raise ImproperlyConfigured naming every problem found so far."""
        if self.problems:
            lines = "\n".join(f"  - {problem}" for problem in self.problems)
            raise ImproperlyConfigured(f"The environment cannot be used:\n{lines}")


def database_settings(url: str) -> dict[str, object]:
    """Django's NAME, USER … from ``postgresql://user:password@host:port/name?option=value``.

    ``?host=/folder`` names the folder of a unix socket, as in libpq; other query values become
    connection options.
    """
    parts: SplitResult = urlsplit(url)
    options: dict[str, str] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


_reader = Reader(os.environ)
has = _reader.has
text = _reader.text
flag = _reader.flag
integer = _reader.integer
url = _reader.url
choice = _reader.choice
list = _reader.list
refuse = _reader.refuse
check = _reader.check
