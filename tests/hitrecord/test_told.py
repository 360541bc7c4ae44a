"""What people are told is made of sentences that are worded again for each reader: nothing that
was translated for whoever did it is kept in a notice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pytest

from tests.hitrecord.test_architecture import ROOT, modules

TELLING: dict[str, tuple[str, ...]] = {
    "notify": ("subject", "body"),
    "announce": ("subject", "body"),
}
TELLING |= {"Telling": ("", "subject", "", "", "", "body")}
"""What tells, and which words it takes: by name, of a Telling also by place."""
SAID = {"said", "labelled", "choice", "paragraphs", "joined", "reworded", "read", "why_gone"}
"""What answers sentences that are worded anew, or somebody's own words."""
OWN_WORDS = {"quoted"}
REFUSED = "refusals come as texts, and who is told is who is refused"
READY = {
    "contributions/publication/when_ready.py: ' '.join(problems.messages)": REFUSED,
    "payouts/freezing.py: '\\n'.join((one.sentence for one in new))[:2000]": "kept as it was found",
    "contributions/publication/when_ready.py: f'{failed.media.display_name}: {failed.reason}'": (
        "the name of a file, and a reason that is kept"
    ),
    "contributions/publication/when_ready.py: f'{refused.display_name}: {refused.reason}'": (
        "the name of a file, and a reason that is kept"
    ),
}
"""Texts that are not worded again, each with the reason."""
Seen = frozenset[str]
Part = tuple[ast.expr, ast.FunctionDef, Seen]


@dataclass
class Module:
    """One file, and what names in it stand for."""

    name: str
    tree: ast.Module

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        return {
            node.name: node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)
        }

    @cached_property
    def ours(self) -> set[str]:
        """Names under which this file knows what makes such sentences."""
        found = set(OWN_WORDS)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom):
                found |= {
                    each.asname or each.name
                    for each in node.names
                    if each.name in SAID and not (node.module or "").startswith("django")
                }
        return found

    def faults(self) -> Iterator[str]:
        for function in self.functions.values():
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                    for words in _words_of(call, function):
                        yield from self._look(words, function, frozenset())

    def _look(self, node: ast.expr, where: ast.FunctionDef, seen: Seen) -> Iterator[str]:
        """The parts of this expression that nobody can word again."""
        kind = type(node).__name__.lower()
        parts = getattr(self, f"_of_{kind}", _nothing)(node, where, seen)
        if parts is None:
            yield f"{self.name}: {ast.unparse(node)}"
            return
        for part, scope, known in parts:
            yield from self._look(part, scope, known)

    # What each is made of; none of what is right, None for what is not.

    def _of_constant(self, node: ast.Constant, *_where: object) -> list[Part] | None:
        return None if node.value else []

    def _of_attribute(self, *_where: object) -> list[Part]:
        return []  # a column: somebody's own words

    def _of_ifexp(self, node: ast.IfExp, where: ast.FunctionDef, seen: Seen) -> list[Part]:
        return [(node.body, where, seen), (node.orelse, where, seen)]

    def _of_boolop(self, node: ast.BoolOp, where: ast.FunctionDef, seen: Seen) -> list[Part]:
        return [(each, where, seen) for each in node.values]

    def _of_dict(self, node: ast.Dict, where: ast.FunctionDef, seen: Seen) -> list[Part]:
        return [(each, where, seen) for each in node.values]

    def _of_binop(self, node: ast.BinOp, where: ast.FunctionDef, seen: Seen) -> list[Part] | None:
        return [(node.left, where, seen)] if isinstance(node.op, ast.Mod) else None

    def _of_subscript(
        self, node: ast.Subscript, where: ast.FunctionDef, seen: Seen
    ) -> list[Part] | None:
        if isinstance(node.slice, ast.Slice):
            return _as_given(node.value, where)
        return [(node.value, where, seen)]

    def _of_call(self, node: ast.Call, where: ast.FunctionDef, seen: Seen) -> list[Part] | None:
        if isinstance(node.func, ast.Attribute):
            if node.func.attr == "get":
                told = [node.func.value, *node.args[1:]]
                return [(each, where, seen) for each in told]
            return _as_given(node.func.value, where) if node.func.attr == "strip" else None
        name = ast.unparse(node.func)
        if name in self.ours:
            return []
        return self._answers(name, seen) if name in self.functions else None

    def _of_name(self, node: ast.Name, where: ast.FunctionDef, seen: Seen) -> list[Part]:
        return self._bound(node.id, where, seen)

    def _answers(self, name: str, seen: Seen) -> list[Part]:
        function = self.functions[name]
        if name in seen:
            return []
        known = seen | {name}
        answers = [node for node in ast.walk(function) if isinstance(node, ast.Return)]
        return [(node.value, function, known) for node in answers if node.value]

    def _bound(self, name: str, where: ast.FunctionDef, seen: Seen) -> list[Part]:
        """What it was set to here; of a parameter, with what this file calls the function."""
        mark = f"{where.name}.{name}"
        if mark in seen:
            return []
        known = seen | {mark}
        found = [(value, where, known) for value in _set_to(name, where)]
        for caller in self.functions.values() if _is_parameter(name, where) else ():
            for call in ast.walk(caller):
                if isinstance(call, ast.Call) and ast.unparse(call.func) == where.name:
                    given = _argument(call, name, where)
                    found += [(given, caller, known)] if given is not None else []
        return found


def _words_of(call: ast.Call, function: ast.FunctionDef) -> Iterator[ast.expr]:
    assert isinstance(call.func, ast.Name)
    places = TELLING.get(call.func.id, ())
    for keyword in call.keywords:
        if places and keyword.arg in ("subject", "body"):
            yield keyword.value
        if places and keyword.arg is None and isinstance(keyword.value, ast.Name):
            yield from _shared(keyword.value.id, function)
    if call.func.id == "Telling":
        yield from (each for each, place in zip(call.args, places, strict=False) if place)


def _shared(name: str, function: ast.FunctionDef) -> Iterator[ast.expr]:
    """Of what several calls are given alike."""
    for value in _set_to(name, function):
        for each in ast.walk(value):
            if isinstance(each, ast.Dict):
                for key, held in zip(each.keys, each.values, strict=True):
                    if isinstance(key, ast.Constant) and key.value in ("subject", "body"):
                        yield held
            if isinstance(each, ast.keyword) and each.arg in ("subject", "body"):
                yield each.value


def _set_to(name: str, function: ast.FunctionDef) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _pairs(name, target, node.value)
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == name and node.value:
            yield node.value
        if isinstance(node, ast.AugAssign) and ast.unparse(node.target) == name:
            yield ast.BinOp(left=node.target, op=node.op, right=node.value)


def _pairs(name: str, target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Name) and target.id == name:
        yield value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=True):
            yield from _pairs(name, one, other)


def _as_given(node: ast.expr, where: ast.FunctionDef) -> list[Part] | None:
    """A part of somebody's own words: of a column, or of what the caller was given."""
    is_given = isinstance(node, ast.Name) and _is_parameter(node.id, where)
    return [] if is_given or isinstance(node, ast.Attribute) else None


def _nothing(*_node: object) -> None:
    return None


def _is_parameter(name: str, function: ast.FunctionDef) -> bool:
    return name in _parameters(function)


def _parameters(function: ast.FunctionDef) -> list[str]:
    return [each.arg for each in (*function.args.args, *function.args.kwonlyargs)]


def _argument(call: ast.Call, name: str, function: ast.FunctionDef) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    place = _parameters(function).index(name)
    return call.args[place] if place < len(call.args) else None


def _faults(source: str) -> list[str]:
    return list(Module("it", ast.parse(source)).faults())


def test_nothing_in_a_notice_was_worded_for_somebody_else() -> None:
    found = {
        fault
        for path in modules()
        for fault in Module(
            str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))
        ).faults()
    }
    assert found == set(READY)


@pytest.mark.parametrize(
    "words",
    [
        "f'{_(1)} {made.reason}'",
        "_('One.') + made.reason",
        "'\\n\\n'.join([_('One.'), made.reason])",
        "(_('%(reason)s Two.') % {}).strip()",
        "gettext('One.')",
        "'One.'",
        "put()",
    ],
)
def test_such_a_text_is_found(words: str) -> None:
    source = f"""
from accounts.telling.said import said as _
from django.utils.translation import gettext
def put():
    text = _("One.")
    text += " Two."
    return text
def tell(made):
    notify(subject=_("News"), body={words})
"""
    assert _faults(source)
    assert not _faults(source.replace(f"body={words}", "body=_('One.') if made else made.reason"))


def test_a_translation_for_now_is_none_for_a_reader() -> None:
    source = """
from django.utils.translation import gettext as _
def tell():
    notify(subject=_("News"))
"""
    assert _faults(source) == ["it: _('News')"]
