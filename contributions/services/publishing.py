"""What an author decides about a draft: out with it."""

from contributions.publication.publish import publish
from contributions.publication.twin import twin_of

__all__ = ["publish", "twin_of"]
