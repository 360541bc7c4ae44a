"""The apps, the layers every request passes, templates, language and time."""

from hitrecord.settings.place import BASE_DIR

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
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "contributions.views.files_host.files_host",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hitrecord.foundation.http.CompressTexts",
    "csp.middleware.CSPMiddleware",
    "hitrecord.foundation.http.response_headers",
    "hitrecord.foundation.http.only_utf8",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "hitrecord.foundation.nul.LeaveOutNul",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.views.sessions.notice_presence",
    "accounts.views.voice.speak_as_chosen",
    "accounts.views.restraint.heed_restraint",
    "hitrecord.foundation.unsent.keep_unsent",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hitrecord.views.errors.say_what_is_only_sent",
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
            "builtins": ["accounts.templatetags.figures"],
        },
    },
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["hitrecord.settings.formats"]
TIME_ZONE = "UTC"
USE_TZ = True
