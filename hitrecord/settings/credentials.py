"""The key that signs Content Credentials. Without one the site makes its own authority."""

from pathlib import Path

from hitrecord import env


def _pem(name: str) -> str:
    """The text itself, or what lies at a path."""
    value = env.text(name, "")
    if not value or value.startswith("-----BEGIN"):
        return value
    try:
        return Path(value).read_text(encoding="ascii")
    except (OSError, ValueError):
        env.refuse(f"{name} must be PEM, or the path of a PEM file that can be read.")
        return ""


VERIFY_MAX_BYTES = env.integer("VERIFY_MAX_BYTES", 100_000_000, minimum=1)
VERIFY_AN_HOUR = env.integer("VERIFY_AN_HOUR", 30, minimum=1)
CREDENTIALS_CERTIFICATE = _pem("CREDENTIALS_CERTIFICATE")
CREDENTIALS_KEY = _pem("CREDENTIALS_KEY")
if bool(CREDENTIALS_CERTIFICATE) != bool(CREDENTIALS_KEY):
    env.refuse("CREDENTIALS_CERTIFICATE and CREDENTIALS_KEY go together.")
