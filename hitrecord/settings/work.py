"""Background work: the queues, their workers and what beat rings for."""

from typing import Any

from celery.schedules import crontab

from hitrecord import env
from hitrecord.embedded import addresses
from hitrecord.settings.data import REDIS_URL
from hitrecord.settings.place import IS_DEVELOPMENT, STATE_DIR

CELERY_BROKER_URL = addresses.celery_url(REDIS_URL)
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {
    "contributions.tasks.process": {"queue": "media"},
    "contributions.tasks.take_in": {"queue": "long"},
    "contributions.tasks.print_book": {"queue": "long"},
    "contributions.tasks.sweep_files": {"queue": "long"},
    "contributions.tasks.seek": {"queue": "long"},
    "contributions.tasks.sign": {"queue": "long"},
    "contributions.tasks.rank": {"queue": "long"},
    "contributions.tasks.rename": {"queue": "long"},
    "contributions.tasks.read_credentials": {"queue": "long"},
    "contributions.tasks.draw_link_picture": {"queue": "quick"},
    "accounts.tasks.retell": {"queue": "long"},
    "accounts.tasks.*": {"queue": "mail"},
    "projects.tasks.announce": {"queue": "long"},
    "projects.tasks.watch": {"queue": "long"},
    "payouts.tasks.check_after_runs": {"queue": "long"},
    "payouts.tasks.check_books": {"queue": "long"},
    "payouts.tasks.compute_large": {"queue": "long"},
    "payouts.tasks.run_errand": {"queue": "long"},
    "payouts.tasks.release": {"queue": "long"},
    "payouts.tasks.tell": {"queue": "long"},
    "payouts.tasks.compare": {"queue": "long"},
    "payouts.tasks.compare_listing": {"queue": "long"},
    "payouts.tasks.reconcile": {"queue": "long"},
    "payouts.tasks.*": {"queue": "money"},
    "hitrecord.tasks.export": {"queue": "long"},
    "hitrecord.tasks.forget_unconfirmed": {"queue": "long"},
    "hitrecord.tasks.leave": {"queue": "long"},
    "hitrecord.tasks.look_at_stripe_accounts": {"queue": "long"},
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
# A killed worker's film goes on after its lease of 120 seconds and one of these.
SWEEP_SECONDS = 5
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    task: {
        "task": task,
        "schedule": float(SWEEP_SECONDS),
        "options": {"expires": 3 * SWEEP_SECONDS},
    }
    for task in (
        "contributions.tasks.sweep",
        "accounts.tasks.sweep",
        "payouts.tasks.sweep",
        "hitrecord.tasks.sweep",
        "projects.tasks.sweep",
    )
}
CELERY_BEAT_SCHEDULE["contributions.tasks.clear_abandoned"] = {
    "task": "contributions.tasks.clear_abandoned",
    "schedule": 900.0,
    "options": {"expires": 900},
}
CELERY_BEAT_SCHEDULE["contributions.tasks.rank"] = {
    "task": "contributions.tasks.rank",
    "schedule": 60.0,
    "options": {"expires": 60},
}
CELERY_BEAT_SCHEDULE["contributions.tasks.order_link_pictures"] = {
    "task": "contributions.tasks.order_link_pictures",
    "schedule": 30.0,
    "options": {"expires": 30},
}
CELERY_BEAT_SCHEDULE["payouts.tasks.reconcile"] = {
    "task": "payouts.tasks.reconcile",
    "schedule": 86400.0,
    "options": {"expires": 3600},
}
CELERY_BEAT_SCHEDULE["contributions.tasks.sweep_files"] = {
    "task": "contributions.tasks.sweep_files",
    "schedule": 6 * 3600.0,
    "options": {"expires": 3600},
}
CELERY_BEAT_SCHEDULE["payouts.tasks.watch_unclaimed"] = {
    "task": "payouts.tasks.watch_unclaimed",
    "schedule": crontab(hour="4", minute="40"),
    "options": {"expires": 3600},
}
CELERY_BEAT_SCHEDULE["projects.tasks.watch"] = {
    "task": "projects.tasks.watch",
    "schedule": crontab(hour="7", minute="10"),
    "options": {"expires": 3600},
}
CELERY_BEAT_SCHEDULE["payouts.tasks.check_books"] = {
    "task": "payouts.tasks.check_books",
    "schedule": crontab(hour="3", minute="20"),
    "options": {"expires": 3600},
}
CELERY_BEAT_SCHEDULE["hitrecord.tasks.pass_deadlines"] = {
    "task": "hitrecord.tasks.pass_deadlines",
    "schedule": 600.0,
    "options": {"expires": 600},
}
CELERY_BEAT_SCHEDULE["hitrecord.tasks.tell_of_notices"] = {
    "task": "hitrecord.tasks.tell_of_notices",
    "schedule": 600.0,
    "options": {"expires": 600},
}
CELERY_BEAT_SCHEDULE["hitrecord.tasks.look_at_stripe_accounts"] = {
    "task": "hitrecord.tasks.look_at_stripe_accounts",
    "schedule": 6 * 3600.0,
    "options": {"expires": 3600},
}
CELERY_BEAT_SCHEDULE["hitrecord.tasks.forget_unconfirmed"] = {
    "task": "hitrecord.tasks.forget_unconfirmed",
    "schedule": 3600.0,
    "options": {"expires": 3600},
}
CELERY_TIMEZONE = "UTC"
LEASE_SECONDS = env.integer("LEASE_SECONDS", 120, minimum=1) if IS_DEVELOPMENT else 120
