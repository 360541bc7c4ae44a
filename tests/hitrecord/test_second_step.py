"""Whoever acts as staff has taken a second step: no code asks only what somebody may.

The admin asks for the step once, at its door (hitrecord.admin_site); every other door asks beside
the permission, in the same function.
"""

import ast

from tests.hitrecord.test_architecture import ROOT, modules

ASKS = {
    "has_perm",
    "has_perms",
    "has_module_perms",
    "is_staff",
    "is_superuser",
    "get_all_permissions",
}
STEPS = {"sees_as_staff", "lacks_second_factor", "ask_for_second_factor"}
DOORS = {"views", "forms", "templatetags"}
"""Where a request comes in. Services check the permission once more, behind a door or the admin."""
EXCUSED: dict[str, str] = {}
"""`path:function` → why it needs no step."""


def words_of(node: ast.AST) -> set[str]:
    """Names, attributes, keywords and strings: a filter by `is_staff` asks as well."""
    found: set[str] = set()
    for each in ast.walk(node):
        match each:
            case ast.Attribute(attr=word) | ast.Name(id=word) | ast.keyword(arg=str(word)):
                found.add(word)
            case ast.Constant(value=str(word)):
                found.add(word)
    return found


def bare(source: str) -> list[str]:
    """Functions that ask for a rank or a permission and not for the step."""
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        and (said := words_of(node)) & ASKS
        and not said & STEPS
    ]


def test_nobody_acts_as_staff_without_a_second_step() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{name}"
        for path in modules()
        if DOORS & set(path.relative_to(ROOT).parts)
        for name in bare(path.read_text(encoding="utf-8"))
    }
    assert found == set(EXCUSED)


def test_a_bare_question_is_seen() -> None:
    assert bare("def view(request):\n    return request.user.has_perm('a.b')") == ["view"]
    assert bare("def all(users):\n    return users.filter(is_staff=True)") == ["all"]
    assert bare("def view(user):\n    return user.is_staff and user.sees_as_staff") == []
