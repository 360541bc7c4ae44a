import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hitrecord.settings")

app = Celery("hitrecord")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
