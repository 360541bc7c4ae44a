"""A plan that is half full: a picture book that can be heard, and what it still lacks."""

from hitrecord.demo.content.things import Plan, Spot

PLANS: tuple[Plan, ...] = (
    Plan(
        "fox-in-borrowed-boots", "yuki", 12, "5:40",
        (
            Spot("pieces", "0:00", "1:20", "1 Lost property"),
            Spot("pieces", "1:20", "3:00", "2 The wood"),
            Spot("pieces", "3:00", "4:20", "3 The causeway"),
            Spot("pieces", "4:20", "5:40", "4 Asleep"),
            Spot("picture", "0:00", "1:20", work="borrowed-boots"),
            Spot("picture", "1:20", "2:10", work="birch-fox"),
            Spot("picture", "2:10", "3:00", "The wood", asks="One birch wood, in layers"),
            Spot("picture", "3:00", "4:20", "He falls over", asks="Eight frames of a fox"),
            Spot("picture", "4:20", "5:40", work="fox-on-the-pier"),
            Spot("sound", "0:40", "3:00", "Four boots", asks="Footsteps, four of them, wet"),
            Spot("sound", "3:00", "4:20", "Spread seven: only a sound"),
            Spot("sound", "4:20", "5:40", work="lullaby"),
            Spot("words", "0:00", "3:00", work="borrowed-boots-story"),
        ),
    ),
)  # fmt: skip
