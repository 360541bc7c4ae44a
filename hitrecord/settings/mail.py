"""How mails leave."""

from hitrecord import env
from hitrecord.settings.place import IS_DEVELOPMENT, SITE_NAME, STATE_DIR

EMAIL_HOST = env.text("EMAIL_HOST", "" if IS_DEVELOPMENT else None)
EMAIL_PORT = env.integer("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = STATE_DIR / "mail"
BOUNCE_ADDRESS = env.text("BOUNCE_ADDRESS", "")
"""Where mails come back to, each with a sign of its own behind a plus."""
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <hello@localhost>")
