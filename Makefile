# Two commands: `make run` and `make test`. They need Python 3.11 or newer, and nothing else.
.DEFAULT_GOAL := help
.PHONY: help run test check format lock bench clean
BROWSER ?= 1
python := .venv/bin/python

help:
	@echo "make run      the whole site on this machine, until Ctrl-C"
	@echo "make test     every check and every test (BROWSER=0 leaves the browser journeys out)"
	@echo "make check    the fast half: format, lint, templates, imports, types, settings, migrations"
	@echo "make format   put the code and the templates into the form that check asks for"
	@echo "make bench    the measurements in bench/"
	@echo "make lock     resolve the dependencies of pyproject.toml anew into requirements/"
	@echo "make clean    remove what can be made again; the site's data in var/ stays"

run:
	@bin/prepare run
	@exec $(python) manage.py up --die-with-parent

test: check
	@BROWSER=$(BROWSER) bin/try $(ARGS)

check:
	@bin/prepare dev
	@bin/check

format:
	@bin/prepare dev
	@.venv/bin/ruff check --quiet --fix-only . && .venv/bin/ruff format .
	@find templates -name '*.html' -print0 | xargs -0 .venv/bin/djade --target-version 5.2 || true

lock:
	@bin/lock

bench:
	@bin/prepare dev
	@for program in bench/*.py; do echo "== $$program"; $(python) "$$program" || exit 1; done

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache var/test var/lock-tools
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
