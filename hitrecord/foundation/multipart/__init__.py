"""A large file that comes in parts, in any order and over days, the way S3 takes it.

`multipart(storage)` gives the same verbs for a bucket and for a folder. Parts are numbered
from 1; all have one size but the last. What has arrived is asked of the store, never remembered.
"""

from typing import TYPE_CHECKING, cast

from django.core.files.storage import FileSystemStorage, Storage

from hitrecord.foundation.multipart.bucket import BucketParts
from hitrecord.foundation.multipart.folder import FolderParts
from hitrecord.foundation.multipart.store import Gone, Multipart

if TYPE_CHECKING:  # its library takes its time, and is there only where there is a bucket
    from hitrecord.foundation.object_store import ObjectStore

__all__ = ["FolderParts", "Gone", "Multipart", "multipart"]


def multipart(storage: Storage) -> Multipart:
    if isinstance(storage, FileSystemStorage):
        return FolderParts(storage)
    return BucketParts(cast("ObjectStore", storage))
