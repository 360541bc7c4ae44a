"""The site's settings, on the wall's database, with the floor's addresses beside the site's."""

from hitrecord.settings import *  # noqa: F403
from hitrecord.settings import DATABASES

DATABASES["default"]["NAME"] = DATABASES["default"]["TEST"]["NAME"]
ROOT_URLCONF = "wall.floor"
