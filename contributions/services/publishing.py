"""What an author decides about a draft: out with it."""

from contributions.publication.publish import publish

__all__ = ["publish"]
