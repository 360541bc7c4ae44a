import re
from fractions import Fraction

import pytest
from django.utils import timezone, translation

from payouts.computing.computation import compute
from payouts.models import Pool, Proposal
from payouts.river import Branch, Piece, River, Stream, rivers
from payouts.river.shapes import Label
from payouts.services.proposals import propose
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db
PIECES = [Piece("a", "Song", 60), Piece("b", "Film", 40)]


def yours(river: River) -> float:
    """The width of the green at the mouth, in units of the drawing."""
    last = [node for node in river.nodes if "yours" in node.kind][-1]
    return last.width if river.form else last.height


def test_bars_are_true_to_scale() -> None:
    wide, _upright = rivers(money.computed(), PIECES)
    sale, profit, costs, pool, company, song, film = (node.height for node in wide.nodes)
    assert profit / sale == pytest.approx(837_948 / 1_200_000)
    assert costs / sale == pytest.approx(362_052 / 1_200_000)
    assert pool == company
    assert song / film == pytest.approx(1.5)
    assert song + film == pytest.approx(pool)


def test_a_persons_part_is_enlarged_by_what_the_drawing_says() -> None:
    branches = [Branch("a", "Poem", Fraction(15_083)), Branch("b", "Waltz", Fraction(16_759))]
    for river in rivers(money.computed(), PIECES, branches=branches):
        whole = river.nodes[0].width if river.form else river.nodes[0].height
        assert yours(river) / whole / river.times == pytest.approx(31_842 / 1_200_000)


@pytest.mark.parametrize("ways", [1, 2, 3])
def test_whoever_has_all_of_a_budget_sees_it_however_little_room_its_names_have(ways: int) -> None:
    production = money.lighthouse()
    money.budget(production, 30_000)
    made = propose(
        production=production, currency="USD", by=builders.staff("finn"), kind=Pool.BUDGET
    )
    compute(made.computation.pk, timezone.now())
    proposal = Proposal.objects.get(pk=made.pk)
    part = Fraction(proposal.pool, ways)
    branches = [Branch("a", f"The narration, part {n}", part) for n in range(ways)]
    for river in rivers(proposal, PIECES, branches=branches):
        assert yours(river) > 0


def test_a_part_of_a_cent_can_still_be_seen() -> None:
    for river in rivers(money.computed(), PIECES, branches=[Branch("a", "Hum", Fraction(1, 3))]):
        assert yours(river) > 40


def test_many_people_are_gathered_and_nobody_is_lost() -> None:
    people = [Stream(f"Voice {n}", 100, {"a": Fraction(100)}) for n in range(30)]
    me = Stream("Ada", 1, {"b": Fraction(1)}, mine=True)
    for river in rivers(money.computed(), PIECES, people=[*people, me]):
        words = [label.text for label in river.labels]
        assert "others" in words
        assert "Ada" in words
        assert sum(label.amount or 0 for label in river.labels[7:]) == 3001


def test_a_period_without_pieces_is_drawn_too() -> None:
    share = Branch("", "Ada", Fraction(500))
    for river in rivers(money.computed(), [], branches=[share]):
        assert yours(river) > 40


def test_what_others_waive_widens_the_branches_on_their_way() -> None:
    everybody = [Stream("Ada", 418_974, {"a": Fraction(418_974, 2)})]
    for drawn in rivers(money.computed(), PIECES, people=everybody):
        at = [float(number) for number in re.findall(r"[\d.]+", drawn.bands[-1].path)]
        source, mouth = (
            (at[11] - at[0], at[8] - at[6]) if drawn.form else (at[12] - at[1], at[8] - at[7])
        )
        bar = drawn.nodes[-1].width if drawn.form else drawn.nodes[-1].height
        assert mouth == pytest.approx(2 * source, abs=0.3)
        assert mouth == pytest.approx(bar, abs=0.2)


def test_one_persons_branch_leaves_its_piece_as_it_came_and_ends_as_it_is_paid() -> None:
    for drawn in rivers(
        money.computed(), PIECES, branches=[Branch("a", "Hum", Fraction(60_000), Fraction(2))]
    ):
        at = [float(number) for number in re.findall(r"[\d.]+", drawn.bands[-2].path)]
        source, mouth = (
            (at[11] - at[0], at[8] - at[6]) if drawn.form else (at[12] - at[1], at[8] - at[7])
        )
        assert mouth == pytest.approx(2 * drawn.times * source, rel=0.05)


def test_the_amount_stands_in_the_green_where_it_is_tall_enough() -> None:
    wide, _upright = rivers(
        money.computed(), PIECES, branches=[Branch("a", "Poem", Fraction(31_842))]
    )
    mouth, bar = wide.labels[-1], wide.nodes[-1]
    assert (mouth.kind, mouth.amount) == ("mouth", 31_842)
    assert bar.y < mouth.y < bar.y + bar.height


def test_a_long_title_ends_before_the_branch_that_passes_it() -> None:
    share = Branch("a", "Scene 2, background: open water at night", Fraction(31_842))
    wide, _upright = rivers(money.computed(), PIECES, branches=[share])
    lines = [label.text for label in wide.labels]
    assert lines[-3:-1] == ["Scene 2,", "background:…"]


SHARES = [Branch(one, text, Fraction(100)) for one, text in (("a", "Scene 2, the walk"),
          ("b", "Lighthouse song"), ("b", "The keeper’s lamp"))]  # fmt: skip
LETTER = 5.9
"""So wide is a letter of plain words on the phone's river."""


def sold(costs: int) -> Proposal:
    half = (1_000_000 - costs) // 2
    return Proposal(income=1_000_000, costs=costs, company=half, pool=half, currency="USD")


def reach(label: Label) -> float:
    return label.x + len(label.text) * LETTER


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("costs", [0, 300_000, 400_000, 600_000, 800_000, 950_000])
def test_the_name_of_the_peoples_half_never_runs_into_the_companys(
    language: str, costs: int
) -> None:
    with translation.override(language):
        _wide, drawn = rivers(sold(costs), PIECES)
    bar = next(node for node in drawn.nodes if node.kind == "node people")
    ours = [one for one in drawn.labels if bar.y - 100 < one.y < bar.y]
    if ours:
        assert max(map(reach, ours)) <= bar.x + bar.width
        assert ours[0].amount == sold(costs).pool
        return
    under, company = [one for one in drawn.labels if one.y == 336]
    assert (under.x, under.amount) == (0, sold(costs).pool)
    assert reach(under) < company.x


def test_on_a_phone_a_branch_has_its_name_on_two_lines_between_its_neighbours() -> None:
    _wide, drawn = rivers(money.computed(), PIECES, branches=SHARES)
    names = [one for one in drawn.labels if 620 < one.y < 670 and one.text]
    assert " ".join(one.text for one in names) == " ".join(one.text for one in SHARES)
    assert [one.kind for one in names] == ["over", "over line"] * 3
    bars = [node.x for node in drawn.nodes if node.kind == "node yours"][:3]
    for label in names:
        beyond = min((x for x in bars if x > label.x), default=drawn.width)
        assert reach(label) < beyond


def test_whose_the_mouth_is_stands_below_the_green() -> None:
    for drawn in rivers(
        money.computed(), PIECES, branches=[Branch("a", "Poem", Fraction(31_842))], to="to you"
    ):
        amount, whose = drawn.labels[-2:]
        green = drawn.nodes[-1]
        assert (amount.kind, amount.amount, whose.text) == ("mouth", 31_842, "to you")
        assert green.y < amount.y < green.y + green.height < whose.y


def test_an_amount_too_long_for_the_green_stands_below_it() -> None:
    film = Proposal(income=90_000_000, costs=0, company=45_000_000, pool=45_000_000, currency="USD")
    long = [Branch("a", "Poem", Fraction(12_345_678))]
    _wide, drawn = rivers(film, PIECES, branches=long, to="to you")
    last = drawn.labels[-1]
    assert (last.kind, last.text) == ("", "to you")
    assert last.y > drawn.nodes[-1].y + drawn.nodes[-1].height
