"""Settings: everything that differs between machines comes from the environment."""

from pathlib import Path

import django_stubs_ext
from csp.constants import NONCE, SELF
from django.utils.translation import gettext_lazy as _

from hitrecord import env
from hitrecord.embedded import addresses

django_stubs_ext.monkeypatch()  # so that ModelAdmin[User] means at run time what mypy reads

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = Path(env.text("STATE_DIR", str(BASE_DIR / "var")))

ENVIRONMENT = env.choice("ENVIRONMENT", ("development", "production"), "development")
IS_DEVELOPMENT = ENVIRONMENT == "development"
DEBUG = env.flag("DEBUG", False)
DEVELOPMENT_KEY = "development-only-" + "k3y" * 20
SECRET_KEY = env.text("SECRET_KEY", DEVELOPMENT_KEY if IS_DEVELOPMENT else None)
SITE_NAME = env.text("SITE_NAME", "hitRECord")
SITE_URL = env.url("SITE_URL", "http://127.0.0.1:8000" if IS_DEVELOPMENT else None).rstrip("/")
ALLOWED_HOSTS = list(
    env.list("ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]") if IS_DEVELOPMENT else None)
)
CSRF_TRUSTED_ORIGINS = [] if IS_DEVELOPMENT else [SITE_URL]

INSTALLED_APPS = [
    "hitrecord",
    "payouts",
    "projects",
    "contributions",
    "accounts",
    "hitrecord.admin_site.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hitrecord.foundation.http.CompressTexts",
    "csp.middleware.CSPMiddleware",
    "hitrecord.foundation.http.response_headers",
    "hitrecord.foundation.http.only_utf8",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "hitrecord.urls"
WSGI_APPLICATION = "hitrecord.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hitrecord.context.site",
            ],
        },
    },
]

# --- data ---------------------------------------------------------------------------------------

DATABASE_URL = env.url(
    "DATABASE_URL", addresses.database_url(STATE_DIR), schemes=("postgres", "postgresql")
)
DATABASES = {"default": env.database_settings(DATABASE_URL) | {"CONN_HEALTH_CHECKS": True}}
DATABASES["default"]["CONN_MAX_AGE"] = env.integer("DATABASE_CONN_MAX_AGE", 60, minimum=0)
DATABASES["default"]["TEST"] = {"NAME": "test_hitrecord" + env.text("TEST_DB_SUFFIX", "")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.url(
    "REDIS_URL", addresses.redis_url(STATE_DIR), schemes=("redis", "rediss", "unix")
)
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
}

S3_BUCKET = env.text("S3_BUCKET", "")
S3_ENDPOINT_URL = env.text("S3_ENDPOINT_URL", "")
FILES_ORIGIN = env.text("FILES_ORIGIN", S3_ENDPOINT_URL).rstrip("/")
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
            "region_name": env.text("S3_REGION", "") or None,
            "addressing_style": "path" if S3_ENDPOINT_URL else None,
            "default_acl": None,
            "file_overwrite": False,
        }
        return {"BACKEND": "hitrecord.foundation.object_store.ObjectStore", "OPTIONS": options}
    own: dict[str, object] = {"location": STATE_DIR / "files" / folder, "base_url": base_url}
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": own}


STORAGES = {
    "default": _files("originals", None),
    "originals": _files("originals", None),
    "renditions": _files("renditions", "/files/"),
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
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
UPLOAD_MAX_BYTES = env.integer("UPLOAD_MAX_BYTES", 1_000_000_000, minimum=1)
FILE_UPLOAD_HANDLERS = [
    "contributions.incoming.StopAtTheLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- background work ----------------------------------------------------------------------------

CELERY_BROKER_URL = addresses.celery_url(REDIS_URL)
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {
    "contributions.tasks.process": {"queue": "media"},
    "accounts.tasks.*": {"queue": "mail"},
    "payouts.tasks.*": {"queue": "money"},
}
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A page never waits for a broker that is down: the row is safe, and the sweeps ring again.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_timeout": 30,
    "socket_connect_timeout": 1,
    "max_retries": 0,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
CELERY_BEAT_SCHEDULE_FILENAME = str(STATE_DIR / "beat-schedule")
SWEEP_SECONDS = 15
CELERY_BEAT_SCHEDULE = {
    task: {"task": task, "schedule": float(SWEEP_SECONDS), "options": {"expires": SWEEP_SECONDS}}
    for task in ("contributions.tasks.sweep", "accounts.tasks.sweep", "payouts.tasks.sweep")
}
CELERY_TIMEZONE = "UTC"
LEASE_SECONDS = env.integer("LEASE_SECONDS", 120, minimum=1) if IS_DEVELOPMENT else 120

# --- people -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
# How many proxies of ours stand before the site: their X-Forwarded-For is believed, no other.
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("TRUSTED_PROXIES", 0, minimum=0)
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_SIGNUP_REDIRECT_URL = "welcome"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"

# --- mail ---------------------------------------------------------------------------------------

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
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <hello@localhost>")

# --- language and time --------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# --- what a browser may do ----------------------------------------------------------------------

FILES_ORIGINS = [FILES_ORIGIN] if FILES_ORIGIN else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *FILES_ORIGINS],
        "media-src": [SELF, *FILES_ORIGINS],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
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

# --- money --------------------------------------------------------------------------------------

COMPANY_BP = 5000
UPSTREAM_BP = 2000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
}

if not IS_DEVELOPMENT:
    if DEBUG:
        env.refuse("DEBUG must be off in production.")
    if len(SECRET_KEY) < 50 or SECRET_KEY == DEVELOPMENT_KEY:
        env.refuse("SECRET_KEY must be at least 50 characters of your own in production.")
    if "*" in ALLOWED_HOSTS:
        env.refuse("ALLOWED_HOSTS must name the hosts of the site.")
    if not SITE_URL.startswith("https:"):
        env.refuse("SITE_URL must start with https: in production.")
env.check()
