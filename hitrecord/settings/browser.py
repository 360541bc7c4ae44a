"""What a browser may do, and over which line."""

from csp.constants import NONCE, SELF

from hitrecord import env
from hitrecord.settings.files import FILES_ORIGIN, S3_BUCKET, S3_REGION
from hitrecord.settings.money import PAYOUT_PROVIDER
from hitrecord.settings.people import ALLAUTH_TRUSTED_PROXY_COUNT
from hitrecord.settings.place import IS_DEVELOPMENT
from hitrecord.settings.social import OIDC_ORIGINS

# Without an address of its own a bucket is found under its name at the store's first maker.
_STORE = f"s3.{S3_REGION}.amazonaws.com" if S3_REGION else "s3.amazonaws.com"
FILES_ORIGINS = [FILES_ORIGIN or f"https://{S3_BUCKET}.{_STORE}"]
if not (FILES_ORIGIN or S3_BUCKET):
    FILES_ORIGINS = []
# A form that begins to connect an account at Stripe ends there.
_PAYING = ["https://connect.stripe.com"] if PAYOUT_PROVIDER == "stripe" else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *FILES_ORIGINS],
        "media-src": [SELF, *FILES_ORIGINS],
        "font-src": [SELF],
        "connect-src": [SELF, *FILES_ORIGINS],  # parts of an upload go straight to the bucket
        "manifest-src": [SELF],
        "form-action": [SELF, *OIDC_ORIGINS, *_PAYING],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "hitrecord.views.errors.csrf_failure"
if not IS_DEVELOPMENT:
    SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", True)
    if ALLAUTH_TRUSTED_PROXY_COUNT:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
