"""Which migrations a database has still before it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

OURS = ("accounts", "contributions", "payouts", "projects")
NEWER = [
    "accounts.0008_privacy_names_the_cookie_of_a_language",
    "accounts.0009_a_log_that_is_not_emptied",
    "accounts.0010_a_new_name_is_told_by_rows",
    "accounts.0011_what_the_log_names_is_found",
    "accounts.0012_signs_are_searched",
    "accounts.0013_handles_of_who_left_are_kept",
    "accounts.0014_leaving_says_what_stays",
    "contributions.0005_pictures_have_alt_texts_of_their_own",
    "contributions.0006_signs_are_searched",
    "payouts.0007_a_reversal_stays_a_mirror",
    "payouts.0008_three_failures_begin_a_window",
    "projects.0004_who_steers_is_heard_of",
    "projects.0005_where_a_draft_goes",
    "projects.0006_a_note_goes_with_a_draft",
    "projects.0007_histories_are_not_emptied",
    "projects.0008_signs_are_searched",
]
"""What came after the old way had ended."""
Recorded = Callable[[set[tuple[str, str]]], list[str]]


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> Recorded:
    """Those of ours that follow where these were recorded."""

    def plan(recorded: set[tuple[str, str]]) -> list[str]:
        rows = dict.fromkeys(recorded)
        monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda _self: dict(rows))
        executor = MigrationExecutor(connection)
        steps = executor.migration_plan(executor.loader.graph.leaf_nodes())
        return [f"{one.app_label}.{one.name}" for one, _back in steps if one.app_label in OURS]

    return plan


def recorded_by(app: str = "", first: int = 99) -> set[tuple[str, str]]:
    """What is written down of the first ones of an app, or of all apps."""
    found = sorted(MigrationLoader(None).disk_migrations.items())
    ours = [one for (label, _name), one in found if label == app or (not app and label in OURS)]
    return {name for one in ours[:first] for name in one.replaces}


def test_each_step_is_written_down_under_a_name_of_its_own() -> None:
    found = MigrationLoader(None).disk_migrations.values()
    ours = [one for one in found if one.app_label in OURS and one.replaces]
    names = [name for one in ours for name in one.replaces]
    assert len(names) == len(set(names)) == len(ours) == 20


@pytest.mark.django_db
def test_a_database_that_went_the_old_way_to_its_end_has_only_what_is_newer_before_it(
    left: Recorded,
) -> None:
    assert left(recorded_by()) == NEWER


@pytest.mark.django_db
def test_who_is_cut_off_after_the_tables_gets_the_guards_next_time(left: Recorded) -> None:
    done = recorded_by("accounts") | recorded_by("contributions") | recorded_by("projects")
    rest = left(done | recorded_by("payouts", first=1))
    rest = [one for one in rest if one not in NEWER] + NEWER
    assert rest[0] == "payouts.0002_the_books_are_guarded"
    assert len(rest) == 5 + len(NEWER)
