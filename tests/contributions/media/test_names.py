import pytest

from contributions.media.names import LONGEST, display_name


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("My song (final).wav", "My song (final).wav"),
        ("Überraschung 日本.png", "Überraschung 日本.png"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\x.png", "x.png"),
        ("/abs/x.png", "x.png"),
        ("x.png\0.html", "x.png.html"),
        ("x.html;.png", "x.html_.png"),
        (".htaccess", "file.htaccess"),
        ("CON.png", "_CON.png"),
        ("\u202egnp.exe", "gnp.exe"),
        ("x.png\r\nSet-Cookie: a=b", "x.pngSet-Cookie_ a=b"),
        (" .png", "file.png"),
        ("\u200b.png", "file.png"),
        ("-rf.png", "rf.png"),
        ("=cmd|calc.csv", "cmd_calc.csv"),
        ("\ud800.png", "file.png"),
        ("", "file"),
        ("///", "file"),
        ("...", "file"),
    ],
)
def test_a_name_is_readable_and_harmless(given: str, shown: str) -> None:
    assert display_name(given) == shown


@pytest.mark.parametrize(
    "given", ['"><img src=x onerror=alert(1)>.png', "$(touch x).png", "%2e%2e"]
)
def test_no_sign_that_means_something_elsewhere_is_left(given: str) -> None:
    assert not set(display_name(given)) & set("<>\"'$%/\\|;`:\r\n") - {"'"}


def test_a_long_name_keeps_its_ending() -> None:
    shown = display_name("a" * 500 + ".png")
    assert len(shown) == LONGEST
    assert shown.endswith("….png")
