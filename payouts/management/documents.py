"""What the commands that compute from a document share: reading it, and answering in bytes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, OutputWrapper

from payouts.domain.document import DocumentError, parse


def read_document(file: str) -> Mapping[str, Any]:
    """Raises DocumentError, also when the file cannot be read."""
    try:
        content = Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise DocumentError(f"{file} cannot be read: {reason or error}.") from error
    return parse(content)


def refusal(error: DocumentError) -> CommandError:
    """One sentence on stderr and exit 2."""
    return CommandError(str(error), returncode=2)


def print_exactly(stdout: OutputWrapper, content: bytes) -> None:
    """UTF-8 whatever the terminal's encoding, and no newline that is not in the content."""
    buffer = getattr(stdout, "buffer", None)
    if buffer is None:
        stdout.write(content.decode(), ending="")
        return
    stdout.flush()
    buffer.write(content)
    buffer.flush()
