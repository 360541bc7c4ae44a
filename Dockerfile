# One image for every process; which one it becomes is its command (see docker-compose.yml).
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    STATE_DIR=/srv/state \
    GUNICORN_CMD_ARGS=--bind=0.0.0.0:8000

RUN useradd --system --uid 10001 --home-dir /srv/state --create-home hitrecord
WORKDIR /srv/hitrecord

COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/run.txt

COPY . .
RUN python -m compileall -q . \
    && python manage.py collectstatic --no-input --verbosity 0 \
    && chown -R hitrecord /srv/state

USER hitrecord
EXPOSE 8000
CMD ["gunicorn", "hitrecord.wsgi:application", "--worker-class", "gthread", "--workers", "2", "--threads", "8", "--timeout", "60", "--graceful-timeout", "5", "--keep-alive", "5", "--log-level", "warning", "--no-control-socket"]
