"""Where uploads, renditions and static files lie, and how large an upload may be."""

from urllib.parse import urlsplit

from contributions.media.roles import ENDINGS
from hitrecord import env
from hitrecord.settings.place import BASE_DIR, IS_DEVELOPMENT, SITE_URL, STATE_DIR

S3_BUCKET = env.text("S3_BUCKET", "")
S3_ENDPOINT_URL = env.text("S3_ENDPOINT_URL", "")
S3_REGION = env.text("S3_REGION", "")
FILES_ORIGIN = env.url("FILES_ORIGIN", S3_ENDPOINT_URL if S3_BUCKET else "").rstrip("/")
# The host name under which we serve files ourselves; an object store has its own.
FILES_HOST = "" if S3_BUCKET else urlsplit(FILES_ORIGIN).netloc
# So long a link into the bucket counts; what is held with one in it must not be held for long.
LINK_SECONDS = 6 * 3600
STATIC_MANIFEST = env.flag("STATIC_MANIFEST", True)


def _files(folder: str, base_url: str | None) -> dict[str, object]:
    """Where uploaded files live: a folder of the bucket, or of the state directory."""
    if S3_BUCKET:
        options = {
            "bucket_name": S3_BUCKET,
            "location": folder,
            "endpoint_url": S3_ENDPOINT_URL or None,
            "browser_endpoint_url": FILES_ORIGIN,
            "access_key": env.text("S3_ACCESS_KEY", "") or None,
            "secret_key": env.text("S3_SECRET_KEY", "") or None,
            "region_name": S3_REGION or None,
            "addressing_style": "path" if S3_ENDPOINT_URL else None,
            "signature_version": "s3v4",
            "default_acl": None,
            "file_overwrite": False,
            "max_memory_size": 2 * 1024 * 1024,  # else a file that is opened lies in memory
            "querystring_expire": LINK_SECONDS,
            "types": ENDINGS if folder == "renditions" else {},
        }
        return {"BACKEND": "hitrecord.foundation.object_store.ObjectStore", "OPTIONS": options}
    own: dict[str, object] = {"location": STATE_DIR / "files" / folder, "base_url": base_url}
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": own}


STORAGES = {
    "default": _files("originals", None),
    "originals": _files("originals", None),
    "renditions": _files("renditions", f"{FILES_ORIGIN}/files/"),
    "staticfiles": {
        "BACKEND": "hitrecord.foundation.stylesheets.FoldedStaticFilesStorage"
        if STATIC_MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# Three for each of a thousand sources, eleven for each of a thousand credits, and the page.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
UPLOAD_MAX_BYTES = env.integer("UPLOAD_MAX_BYTES", 1_000_000_000, minimum=1)
# S3 takes no part below 5 MiB but the last, and ten thousand of them at most.
UPLOAD_PART_BYTES = env.integer("UPLOAD_PART_BYTES", 8 * 1024 * 1024, minimum=5 * 1024 * 1024)
UPLOAD_FILES_A_DAY = env.integer("UPLOAD_FILES_A_DAY", 300, minimum=1)
UPLOAD_BYTES_A_DAY = env.integer("UPLOAD_BYTES_A_DAY", 20_000_000_000, minimum=1)
UPLOADS_AT_ONCE = env.integer("UPLOADS_AT_ONCE", 20, minimum=1)
UPLOAD_JOBS_AT_ONCE = env.integer("UPLOAD_JOBS_AT_ONCE", 150, minimum=1)
FILE_UPLOAD_HANDLERS = [
    "contributions.incoming.StopAtTheLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

if FILES_HOST and (urlsplit(FILES_ORIGIN).path or urlsplit(SITE_URL).netloc == FILES_HOST):
    env.refuse("FILES_ORIGIN must be a host name of its own, such as https://files.example.org.")
if FILES_ORIGIN and not IS_DEVELOPMENT and not FILES_ORIGIN.startswith("https:"):
    env.refuse("FILES_ORIGIN must start with https: in production.")
