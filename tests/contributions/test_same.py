"""What is drawn once for all has nothing of anybody's own in it."""

from django.template import Context, Template
from django.utils.translation import override


def test_it_is_drawn_once_for_each_value_and_language() -> None:
    page = Template("{% load i18n same %}{% same here %}{{ here }} {{ name }}{% endsame %}")
    assert page.render(Context({"here": "calls", "name": "Ada"})) == "calls "
    assert page.render(Context({"here": "works", "name": "Ben"})) == "works "
    (node,) = [each for each in page.nodelist if hasattr(each, "drawn")]
    assert len(node.drawn) == 2
    page.render(Context({"here": "calls", "name": "Cleo"}))
    assert len(node.drawn) == 2
    with override("de"):
        page.render(Context({"here": "calls"}))
    assert len(node.drawn) == 3
