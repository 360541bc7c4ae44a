"""Six undertakings, each at another point of its life."""

from hitrecord.demo.content.things import Change, News, Project

PROJECTS: tuple[Project, ...] = (
    Project(
        "the-walking-lighthouse", "The walking lighthouse",
        "A lighthouse is tired of pointing at places it will never see. One night it stands up, "
        "finds that it has legs, and goes into the sea. No dialogue, one song, everybody’s boats.",
        ("eva", "ben"),
        (
            Change("idea", 238, "Ben’s drawing would not leave me alone."),
            Change("open", 228, "Eleven lines, one drawing and a tune: enough to ask for more."),
            Change("assembling", 174, "From today the cut is public."),
            Change("in_review", 40, "Picture and sound are locked."),
            Change("released", 17, "Out."),
        ),
        cover="background",
        updates=(
            News("eva", "We are assembling",
                 "From today the cut is public. Nine pieces are in, five are missing, and I know "
                 "which wall they go on.", 174),
            News("ben", "Forty boats are enough",
                 "We closed the ticket for paper boats with forty of them. Everyone whose boat "
                 "floats is credited; the three that sank are in the storm.", 122),
            News("eva", "The boot lands",
                 "Scene 2 is locked. Yuki’s left boot now touches water exactly on the downbeat of "
                 "Cleo’s third verse. I cried, then rendered it again because of the gull.", 84),
            News("ben", "Thirty-six seconds",
                 "It is out. It is short. Every one of you is in it, and the roll at the end names "
                 "you by name. The books are open from today; ask Finn anything.", 17),
        ),
    ),
    Project(
        "night-bus-anthology", "Night bus anthology",
        "Thirty-two pages about the 41: poems, photographs, one driver, a lost trombone. Printed "
        "in two colours, sold at the depot, readable between two stops.",
        ("priya", "noor"),
        (
            Change("idea", 110, "Ada’s poem had three answers before I had finished it."),
            Change("open", 98, "Then let it be a whole bus full."),
            Change("assembling", 70, "Thirty-two pages are planned; most of them have something."),
            Change("in_review", 13, "The first printing is sold out; the second may grow by six "
                   "lines."),
        ),
        cover="listening",
        updates=(
            News("priya", "The depot took a hundred",
                 "They are next to the gloves in lost property. The drivers get them at cost. "
                 "One of them corrected page nine, and she is right.", 13),
        ),
    ),
    Project(
        "fox-in-borrowed-boots", "Fox in borrowed boots",
        "A picture book you can hear. A fox takes four yellow boots from the lost property shelf "
        "and finds out that he can no longer be quiet. For people who are small and up late.",
        ("yuki", "eva"),
        (
            Change("idea", 70, "Eva drew him, and he looked as if he had an errand."),
            Change("open", 60, "He needs a story, and somebody to walk away from."),
            Change("assembling", 20, "We have the story. Now let him fail at sneaking."),
        ),
        cover="borrowed-boots",
        updates=(
            News("yuki", "Twelve spreads",
                 "Jonas’s story is cut into twelve spreads. Spread seven has no picture at all, "
                 "only the causeway and a sound. I would like it to be a frightening one, but "
                 "friendly.", 20),
        ),
    ),
    Project(
        "letters-to-a-tide", "Letters to a tide",
        "Everybody in this town has something to say to the sea, and twice a day it comes to "
        "listen. We collect letters, fold them, film the hands that fold, and let them go.",
        ("tomas", "ife"),
        (Change("idea", 48), Change("open", 39, "The first letter is in: to a late one.")),
        cover="tide-folded",
        updates=(
            News("tomas", "On paper",
                 "Rice paper only, please: what we let go has to be gone by the next tide. Ife has "
                 "tested six kinds and can recommend two.", 21),
        ),
    ),
    Project(
        "kitchen-songs-vol-2", "Kitchen songs, vol. 2",
        "Volume one was recorded while waiting for water to boil. So is this one. Seven songs, one "
        "kitchen, no headphones, whatever is on the stove stays in.",
        ("cleo",),
        (
            Change("idea", 68), Change("open", 62, "The kettle is on."),
            Change("assembling", 29, "Two songs are in, five are simmering."),
        ),
        cover="kettle-song",
    ),
    Project(
        "the-usual-depth", "The usual depth",
        "A radio play in voicemails. Nobody ever picks up. A whale, a harbour office, a lighthouse "
        "that has gone, and a person who listens to all of it on a Sunday.",
        ("sol",),
        (Change("idea", 8, "One voicemail does not make a play. Three might."),),
        cover="whale",
    ),
)  # fmt: skip
