"""The pages that people open most, over many works, against bare pages of the same run.

    python bench/pages.py [--works 200000] [--rounds 7] [--quick] [--profile NAME]

A floor is a bare view behind all middleware that writes as many rows from one statement.
"""

from collections.abc import Callable
from typing import Any

from wall.asked import parser, read
from wall.database import with_works
from wall.explained import explained

JINJA, DJANGO = "Jinja2, 30 rows", "Django templates, 30 rows"
LONG = "Django templates, 80 rows"
"""As many bytes as the page of the work; JINJA_LONG, as the list."""
JINJA_LONG = "Jinja2, 100 rows"
LIST, COLD = "list of 30 works", "list of 30 works, nothing kept"
FLOORS = {LIST: JINJA, COLD: DJANGO, "work with 20 comments": LONG, "home, following 500": LIST}
FLOORS["own work with 20 comments"] = LONG
FLOORS |= dict.fromkeys(
    ("trending", "never remixed", "random", "one kind and a tag", "page 2,000", "front page"), LIST
)
MOST = {LIST: 1.0, COLD: 1.5, "work with 20 comments": 1.5, "home, following 500": 2.0}


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--profile", help="where this page spends its time, and its statements")
    asked = read(options)
    with with_works(asked.works):
        _measure(asked.works, asked.rounds, asked.profile)


def _measure(works: int, rounds: int, profiled: str | None) -> None:
    from django.conf import settings  # noqa: PLC0415
    from wall.turns import taken, told  # noqa: PLC0415

    settings.ROOT_URLCONF = "wall.floor"
    contenders = _contenders(works)
    if profiled:
        explained(contenders[profiled])
        return
    told(taken(contenders, rounds=rounds), FLOORS, MOST)


def _contenders(works: int) -> dict[str, Callable[[], object]]:
    from django.test import Client  # noqa: PLC0415

    from accounts.models import User  # noqa: PLC0415
    from contributions.queries.cards import held  # noqa: PLC0415
    from contributions.templatetags.hanging import kept  # noqa: PLC0415
    from hitrecord.foundation import strangers  # noqa: PLC0415

    visitor, member = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    follower = User.objects.get(pk=1)
    member.force_login(follower)
    text, own = _discussed(works // 2 + 8), _discussed(works // 2)

    def cold() -> None:
        kept.clear()
        held.clear()
        strangers.kept.clear()
        _open(visitor, "/discover/")

    last = min(2_000, works // 60)
    return {
        JINJA: lambda: _open(visitor, "/floor/jinja/30/"),
        DJANGO: lambda: _open(visitor, "/floor/django/30/"),
        LONG: lambda: _open(visitor, "/floor/django/80/"),
        JINJA_LONG: lambda: _open(visitor, "/floor/jinja/100/"),
        COLD: cold,
        LIST: lambda: _open(visitor, "/discover/"),
        "work with 20 comments": lambda: _open(member, f"/works/{text}/"),
        "own work with 20 comments": lambda: _open(member, f"/works/{own}/"),
        "home, following 500": lambda: _open(member, "/"),
        "trending": lambda: _open(visitor, "/discover/?order=trending"),
        "never remixed": lambda: _open(visitor, "/discover/?order=never-remixed"),
        "random": lambda: _open(visitor, "/discover/?order=random&seed=7"),
        "one kind and a tag": lambda: _open(visitor, "/discover/?kind=image&tag=t5"),
        "page 2,000": lambda: _open(visitor, f"/discover/?page={last}"),
        "front page": lambda: _open(visitor, "/"),
    }


def _discussed(work: int) -> int:
    """A text, of which the first member has written one in so many, with what twenty others say."""
    from contributions.models import Comment, Contribution  # noqa: PLC0415

    thread = Contribution.objects.get(pk=work).thread
    missing = 20 - thread.comments.count()
    Comment.objects.bulk_create(
        Comment(thread=thread, author_id=100 + by, text="Good.", html="<p>Good.</p>")
        for by in range(missing)
    )
    return work


def _open(client: Any, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


if __name__ == "__main__":
    main()
