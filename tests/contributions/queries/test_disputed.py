import pytest

from contributions.queries.disputed import open_behind
from tests import builders
from tests.contributions import disputing as rows

pytestmark = pytest.mark.django_db


def test_what_lies_behind_a_source_that_was_struck_is_not_in_dispute() -> None:
    lamp = builders.work("ada", title="Lamp")
    waltz = builders.work("ben", title="Waltz", sources={lamp: "based_on"})
    song = builders.work("cleo", title="Song", sources={waltz: "contains"})
    said = rows.dispute(rows.edge_between(waltz, lamp))
    assert open_behind([song.pk]) == [said]
    rows.decided(rows.dispute(rows.edge_between(song, waltz), "ben"))
    assert open_behind([song.pk]) == []
