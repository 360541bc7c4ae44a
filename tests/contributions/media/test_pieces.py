import json
from io import BytesIO
from pathlib import Path

import av

from contributions.domain.playlists import Pieces
from contributions.media.limits import Limits, VideoLimits
from tests.contributions.media.conftest import Render, by_role
from tests.contributions.media.samples import film

SHORT = Limits(video=VideoLimits(whole_seconds=2))


def test_a_long_film_comes_in_pieces_too_and_each_begins_where_the_list_says(
    tmp_path: Path, rendered: Render
) -> None:
    path = film(tmp_path / "a.mp4", (800, 600), seconds=14.0, title="48 Hidden Lane")
    made = by_role(rendered(path, limits=SHORT))
    for rung in ("720", "360"):
        whole = made[f"hls-{rung}"].path.read_bytes()
        listed = Pieces.read(made[f"hls-{rung}-list"].path.read_bytes())
        assert whole[4:8] == b"ftyp"
        assert len(listed.pieces) > 1
        assert abs(sum(time for time, _, _ in listed.pieces) - 14_000) < 200
        assert sum(length for _, _, length in listed.pieces) + listed.head <= len(whole)
        frames = 0
        for _, offset, length in listed.pieces:
            piece = whole[offset : offset + length]
            with av.open(BytesIO(whole[: listed.head] + piece), "r", format="mov") as container:
                first, *others = container.decode(video=0)
                assert first.key_frame
                frames += 1 + len(others)
        assert frames == 350
        assert b"Hidden Lane" not in whole
        assert json.loads(made[f"hls-{rung}-list"].path.read_text())["codecs"].startswith("avc1.64")


def test_a_short_film_comes_whole_only(tmp_path: Path, rendered: Render) -> None:
    made = by_role(rendered(film(tmp_path / "a.mp4", seconds=1.0), limits=SHORT))
    assert not [role for role in made if role.startswith("hls")]
