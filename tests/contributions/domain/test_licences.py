"""All rules about licences, as a table."""

import pytest

from contributions.domain.licences import (
    GIVEN,
    LEAVES,
    Licence,
    licence_name,
    licence_url,
)

# What a work may be given under that holds something of the work on the left.
TABLE = """
            cc0  by   by-sa  by-nc  by-nc-sa
none        no   no   no     no     no
cc0         yes  yes  yes    yes    yes
by          no   yes  yes    yes    yes
by-sa       no   no   yes    no     no
by-nc       no   no   no     yes    yes
by-nc-sa    no   no   no     no     yes
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [
    (row[0].replace("none", ""), licence, answer == "yes")
    for row in ROWS[1:]
    for licence, answer in zip(ROWS[0], row[1:], strict=True)
]


@pytest.mark.parametrize(("ancestor", "licence", "may"), CELLS)
def test_what_an_ancestor_leaves(ancestor: str, licence: str, may: bool) -> None:
    assert (Licence(licence) in LEAVES[Licence(ancestor)]) is may


def test_the_table_names_every_licence() -> None:
    assert len(CELLS) == len(Licence) * len(GIVEN)


def test_a_licence_has_a_name_and_an_address() -> None:
    assert licence_name("by-nc-sa") == "CC BY-NC-SA 4.0"
    assert licence_name("cc0") == "CC0 1.0"
    assert licence_url("by") == "https://creativecommons.org/licenses/by/4.0/"
    assert licence_url("cc0") == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert licence_name("") == licence_url("") == ""
