import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from celery.bin.beat import beat
from celery.bin.worker import worker
from click import Command, Context
from django.conf import settings
from django.core.management import get_commands
from gunicorn.config import Config  # type: ignore[import-untyped]

from hitrecord.embedded.processes import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
OURS = {name: service for name, service in COMPOSE.items() if "build" in service}
ENVIRONMENT_FILE = (ROOT / ".env.example").read_text()


def test_compose_runs_every_process_of_the_house_and_nothing_unknown() -> None:
    assert set(OURS) == {*COMMANDS, "migrate"}


@pytest.mark.parametrize("name", COMMANDS)
def test_compose_and_make_run_start_a_process_with_the_same_command(name: str) -> None:
    assert shlex.split(OURS[name]["command"]) == COMMANDS[name].split()


def test_the_image_is_the_web_process_unless_told_otherwise() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    found = re.search(r"^CMD (\[.+\])$", dockerfile, re.MULTILINE)
    assert found
    assert yaml.safe_load(found[1]) == COMMANDS["web"].split()


def test_the_image_installs_the_same_lock_as_make_run() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert "pip install --no-cache-dir --require-hashes -r requirements/run.txt" in dockerfile


def test_the_management_command_of_compose_exists() -> None:
    program, script, command, *_rest = OURS["migrate"]["command"].split()
    assert (program, script) == ("python", "manage.py")
    assert (ROOT / script).exists()
    assert command in get_commands()


def test_what_gunicorn_is_told_to_serve_exists_and_its_options_do_too() -> None:
    program, *words = COMMANDS["web"].split()
    options = Config().parser().parse_args(words)
    module, name = options.args[0].split(":")
    assert program == "gunicorn"
    assert callable(getattr(import_module(module), name))


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("worker-quick", worker),
        ("worker-media", worker),
        ("worker-long", worker),
        ("worker-default", worker),
        ("beat", beat),
    ],
)
def test_the_celery_application_and_the_options_of_its_processes_exist(
    name: str, command: Command
) -> None:
    program, quiet, flag, application, subcommand, *words = COMMANDS[name].split()
    module, attribute = application.split(":")
    assert (program, quiet, flag, subcommand) == ("celery", "--quiet", "--app", command.name)
    assert getattr(import_module(module), attribute).main == "hitrecord"
    _options, left_over, _order = command.make_parser(Context(command)).parse_args(words)
    assert left_over == []


def test_every_queue_that_work_is_sent_to_has_exactly_one_kind_of_worker() -> None:
    served = [
        queue
        for command in COMMANDS.values()
        for queues in re.findall(r"--queues (\S+)", command)
        for queue in queues.split(",")
    ]
    sent = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}
    assert len(served) == len(set(served))
    assert sent | {settings.CELERY_TASK_DEFAULT_QUEUE} <= set(served)


def test_every_service_a_process_waits_for_is_in_the_file() -> None:
    wanted = {name for service in COMPOSE.values() for name in service.get("depends_on", ())}
    assert wanted <= set(COMPOSE)
    assert {"postgres", "redis", "store"} <= set(COMPOSE)


def test_every_value_compose_insists_on_is_in_the_example() -> None:
    required = re.findall(r"\$\{(\w+):\?", (ROOT / "docker-compose.yml").read_text())
    missing = [name for name in required if f"\n{name}=" not in ENVIRONMENT_FILE]
    assert required
    assert missing == []
