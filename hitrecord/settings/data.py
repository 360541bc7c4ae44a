"""The database, the broker and the cache."""

from hitrecord import env
from hitrecord.embedded import addresses
from hitrecord.settings.place import STATE_DIR

DATABASE_URL = env.url(
    "DATABASE_URL", addresses.database_url(STATE_DIR), schemes=("postgres", "postgresql")
)
DATABASES = {"default": env.database_settings(DATABASE_URL) | {"CONN_HEALTH_CHECKS": True}}
DATABASES["default"]["CONN_MAX_AGE"] = env.integer("DATABASE_CONN_MAX_AGE", 60, minimum=0)
DATABASE_PREPARED = env.flag("DATABASE_PREPARED", True)  # not through a pooler that cannot
DATABASES["default"]["TEST"] = {"NAME": "test_hitrecord" + env.text("TEST_DB_SUFFIX", "")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.url(
    "REDIS_URL", addresses.redis_url(STATE_DIR), schemes=("redis", "rediss", "unix")
)
CACHES = {"default": {"BACKEND": "hitrecord.foundation.cache.SteadyCache", "LOCATION": REDIS_URL}}
