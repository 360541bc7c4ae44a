"""Django's own admin with our name on it."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin import apps


class AdminSite(admin.AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Staff"


class AdminConfig(apps.AdminConfig):
    default_site = "hitrecord.admin_site.AdminSite"
