import pytest

from contributions.queries import kin
from tests import builders
from tests.contributions import disputing as rows

pytestmark = pytest.mark.django_db


def test_many_sources_hide_nothing_of_what_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kin, "LIMIT", 2)
    sources = {builders.work("ada", title=f"Lamp {n}"): "based_on" for n in range(3)}
    waltz = builders.work("ben", title="Waltz", sources=sources)
    song = builders.work("cleo", title="Song", sources={waltz: "contains"})
    for name in ("dan", "eva"):
        struck = builders.work(name, sources={waltz: "contains"})
        rows.decided(rows.dispute(rows.edge_between(struck, waltz), "ben"))
    ends = kin.ends_of(waltz.contribution_id, waltz.pk)
    assert [row["title"] for row in ends.made_from] == ["Lamp 1", "Lamp 2"]
    assert [row["version"] for row in ends.made_into] == [song.pk]
