"""The budgets of the house, held by a machine."""

import ast
import re
import statistics
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("hitrecord", "payouts", "projects", "contributions", "accounts")
LONGEST = 300


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [
        path
        for path in paths
        if path.exists() and "vendor" not in path.parts and "migrations" not in path.parts
    ]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def modules() -> list[Path]:
    """Code; the demo studio's story is data in Python's clothes."""
    return [
        path
        for path in tracked("*.py")
        if path.relative_to(ROOT).parts[0] in APPS and "content" not in path.parts
    ]


def test_no_file_is_longer_than_300_lines() -> None:
    files = tracked("*.py", "*.html", "*.css", "*.js")
    assert len(files) > 100
    assert [str(path.relative_to(ROOT)) for path in files if lines(path) > LONGEST] == []


def test_most_modules_are_short() -> None:
    lengths = sorted(n for path in modules() if (n := lines(path)))
    assert statistics.median(lengths) <= 60
    assert lengths[int(len(lengths) * 0.95)] <= 200


def test_most_templates_are_short() -> None:
    assert statistics.median(lines(path) for path in tracked("templates/*.html")) <= 30


def functions(path: Path) -> list[int]:
    """Lengths of a module's functions; how complex they are is held by ruff (C901)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]


def test_functions_are_short() -> None:
    lengths = sorted(length for path in modules() for length in functions(path))
    assert len(lengths) > 500
    assert lengths[int(len(lengths) * 0.95)] <= 30


@pytest.mark.parametrize("forbidden", [" style=", " onclick=", "<style", "|safe", "mark_safe"])
def test_templates_hold_no_inline_style_script_or_unsafe_output(forbidden: str) -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in tracked("templates/*.html")
        if "mail" not in path.parts and forbidden in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_no_tag_of_a_template_goes_over_two_lines() -> None:
    """Django takes one that does for words, and shows it."""
    broken = re.compile(r"\{\{[^}]*\n|\{%[^%]*\n")
    found = [
        str(path.relative_to(ROOT))
        for path in tracked("templates/*.html", "templates/*.txt", "templates/*.xml")
        if broken.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("contract", "room", "doors"),
    [
        (
            "Only payouts.books touches the ledger",
            "payouts",
            {"apps", "books", "domain", "migrations", "models"},
        ),
        (
            "Only contributions.media touches Pillow and PyAV",
            "contributions",
            {"apps", "media", "migrations"},
        ),
        (
            "Only payouts.providers touches payment libraries",
            "payouts",
            {"apps", "migrations", "providers"},
        ),
    ],
)
def test_a_door_is_the_only_one(contract: str, room: str, doors: set[str]) -> None:
    """Every other module of the room is named in the contract, also one that is new."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (found,) = [c for c in said["tool"]["importlinter"]["contracts"] if c["name"] == contract]
    modules = {path.stem for path in (ROOT / room).iterdir() if path.name[0] not in "_."}
    assert {f"{room}.{name}" for name in modules - doors} <= set(found["source_modules"])
