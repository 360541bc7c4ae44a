"""Settings: everything that differs between machines comes from the environment.

One module a subject; Django sees them as one. A bad or missing value stops the start with all
problems in one message.
"""

import django_stubs_ext

from hitrecord import env
from hitrecord.settings.browser import *
from hitrecord.settings.credentials import *
from hitrecord.settings.data import *
from hitrecord.settings.files import *
from hitrecord.settings.files import FILES_HOST
from hitrecord.settings.frame import *
from hitrecord.settings.logs import *
from hitrecord.settings.mail import *
from hitrecord.settings.money import *
from hitrecord.settings.money import PAYOUT_PROVIDER
from hitrecord.settings.open_web import *
from hitrecord.settings.people import *
from hitrecord.settings.people import STAFF_SECOND_FACTOR
from hitrecord.settings.place import *
from hitrecord.settings.place import (
    ALLOWED_HOSTS,
    DEBUG,
    DEVELOPMENT_KEY,
    IS_DEVELOPMENT,
    SECRET_KEY,
    SITE_URL,
)
from hitrecord.settings.projects import *
from hitrecord.settings.social import *
from hitrecord.settings.work import *

django_stubs_ext.monkeypatch()  # so that ModelAdmin[User] means at run time what mypy reads

if FILES_HOST:
    ALLOWED_HOSTS.append(FILES_HOST.rsplit(":", 1)[0])
if not IS_DEVELOPMENT:
    if DEBUG:
        env.refuse("DEBUG must be off in production.")
    if len(SECRET_KEY) < 50 or SECRET_KEY == DEVELOPMENT_KEY:
        env.refuse("SECRET_KEY must be at least 50 characters of your own in production.")
    if not STAFF_SECOND_FACTOR:
        env.refuse("STAFF_SECOND_FACTOR can be off in development only.")
    if "*" in ALLOWED_HOSTS:
        env.refuse("ALLOWED_HOSTS must name the hosts of the site.")
    if not SITE_URL.startswith("https:"):
        env.refuse("SITE_URL must start with https: in production.")
    if PAYOUT_PROVIDER == "sandbox":
        env.refuse("PAYOUT_PROVIDER must move money in production; the sandbox does not.")
env.check()
