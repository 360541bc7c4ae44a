import json

import pytest

from contributions.domain.playlists import Pieces, Size, of_film, of_size

GOOD = {
    "codecs": "avc1.64001f,mp4a.40.2",
    "head": 800,
    "pieces": [[6000, 800, 750_000], [3000, 750_800, 150_000]],
}
PIECES = Pieces.read(json.dumps(GOOD).encode())


def test_the_list_of_sizes_tells_how_much_each_asks_of_the_line() -> None:
    text = of_film([Size("/films/7/720.m3u8", 1280, 720, PIECES)])
    assert "BANDWIDTH=1000000,AVERAGE-BANDWIDTH=800000,RESOLUTION=1280x720" in text
    assert 'CODECS="avc1.64001f,mp4a.40.2"\n/films/7/720.m3u8\n' in text


def test_the_list_of_pieces_says_where_each_lies_in_the_one_file() -> None:
    assert of_size(PIECES, "/files/a.m4s").splitlines()[5:] == [
        '#EXT-X-MAP:URI="/files/a.m4s",BYTERANGE="800@0"',
        "#EXTINF:6.000,",
        "#EXT-X-BYTERANGE:750000@800",
        "/files/a.m4s",
        "#EXTINF:3.000,",
        "#EXT-X-BYTERANGE:150000@750800",
        "/files/a.m4s",
        "#EXT-X-ENDLIST",
    ]


@pytest.mark.parametrize(
    "lie",
    [
        b"",
        b"[]",
        json.dumps(GOOD | {"pieces": []}).encode(),
        json.dumps(GOOD | {"pieces": [[1, -1, 1]]}).encode(),
        json.dumps(GOOD | {"head": "x"}).encode(),
        json.dumps(GOOD | {"codecs": 'avc1"\n#EXT-X-KEY'}).encode(),
    ],
)
def test_a_list_that_is_none_is_not_believed(lie: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Pieces.read(lie)
