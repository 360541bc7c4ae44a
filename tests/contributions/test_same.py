from dataclasses import dataclass

import pytest
from django.template import Context, Template

from contributions.models import Contribution

GLANCE = (
    "{% load same %}{% same works %}"
    "{% for each in works %}{{ each.title }}{{ who }}{% endfor %}{% endsame %}"
)


@dataclass
class Named:
    title: str
    work: object = None


def test_what_says_the_same_is_drawn_once_and_what_says_something_else_anew() -> None:
    page = Template(GLANCE)

    assert page.render(Context({"works": [Named("Rain")]})) == "Rain"
    assert page.render(Context({"works": [Named("Snow")]})) == "Snow"
    assert page.render(Context({"works": [Named("Rain")]})) == "Rain"


def test_nothing_of_the_page_but_what_is_named_can_be_kept_for_others() -> None:
    page = Template(GLANCE)

    assert page.render(Context({"works": [Named("Rain")], "who": "Ada"})) == "Rain"


def test_a_row_of_the_database_does_not_say_all_that_it_is() -> None:
    page = Template(GLANCE)

    with pytest.raises(TypeError, match=r"works\.work does not say all that it is"):
        page.render(Context({"works": [Named("Rain", Contribution(title="Rain"))]}))
