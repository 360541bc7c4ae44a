"""Where the site stands and what it is called."""

from pathlib import Path

from hitrecord import env

BASE_DIR = Path(__file__).resolve().parents[2]

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
