import pytest

from contributions.domain.moments import at_moment, moment_asked


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("42", "#t=42"),
        ("42.5", "#t=42.5"),
        ("1:12", "#t=72"),
        ("1:00:01.25", "#t=3601.25"),
        ("42,58.5", "#t=42,58.5"),
        ("42,40", "#t=42"),
        ("0", "#t=0"),
        ("9000", ""),
        ("", ""),
        ("soon", ""),
        ('4" onerror="x', ""),
        ("-1", ""),
        ("4,", ""),
        ("٤٢", ""),
        ("9" * 40, ""),
    ],
)
def test_a_player_begins_where_it_is_asked_to(asked: str, told: str) -> None:
    assert moment_asked(asked, 4_000) == told


def test_what_neither_sounds_nor_runs_has_no_moments() -> None:
    assert moment_asked("1", None) == ""


def test_the_address_of_a_moment_works_with_a_script_and_without() -> None:
    assert at_moment("/works/7/", 1_000_000, None) == "/works/7/?t=1000000#t=1000000"
    assert at_moment("/works/7/", 0.25, 2) == "/works/7/?t=0.25,2#t=0.25,2"
