"""The other pictures: foxes, gulls, harbours, a whale, and what became of the lighthouse since."""

from hitrecord.demo.content.things import Source, Work
from hitrecord.demo.content.works.files import picture

STUDIES: tuple[Work, ...] = (
    Work(
        "gulls", "image", "Seven gulls, six opinions", ("marie",),
        (picture("gulls", days_ago=208),),
        tags=("gull", "cut paper"),
        alt="Seven cut-paper gulls in white, yellow, red and black on a patchwork of orange, blue, "
        "green and cream rectangles.",
        wish="Make one of them land.",
    ),
    Work(
        "cranes", "image", "Crane legs", ("leo",),
        (picture("cranes", days_ago=202),),
        (Source("it-got-up", "based_on", "Yours walks like a man. Mine was built by one."),),
        tags=("lighthouse", "legs", "machine"),
        alt="A striped lighthouse on four jointed steel legs, like harbour cranes, in front of a "
        "red sun.",
        wish="Motion. The second knee bends backwards, I checked.",
        note="Joints as on the cranes at berth nine. They would hold.",
    ),
    Work(
        "every-window", "image", "Every window but one", ("ife",),
        (picture("every-window", days_ago=184),),
        tags=("harbour", "night"),
        alt="A harbour town at night: crowded houses in many colours with lit windows, a thin moon "
        "and three fishing boats on dark water.",
        wish="Find the dark one and tell me why.",
    ),
    Work(
        "harbour-lights", "image", "Lights, and their other halves", ("mina",),
        (picture("harbour-lights", days_ago=176),),
        tags=("harbour", "night", "painting"),
        alt="A dark harbour with a lighthouse whose beam crosses the sky; every lamp on the shore "
        "draws a long coloured line in the water.",
    ),
    Work(
        "birch-fox", "image", "Fox among birches", ("jonas",),
        (picture("birch-fox", days_ago=156),),
        tags=("fox", "wood"),
        alt="A red fox sits upright in grass between pale birch trunks, with a cream-coloured moon "
        "behind its head.",
        wish="He looks cold to me. Do something about it.",
    ),
    Work(
        "fox-on-the-pier", "image", "The fox sees it leave", ("mina",),
        (picture("fox-on-the-pier", days_ago=104),),
        (
            Source("birch-fox", "based_on", "I walked him out of the wood as far as the water."),
            Source("cranes", "inspired_by"),
        ),
        tags=("fox", "lighthouse", "painting"),
        alt="A fox sits on a fence by the sea under a full moon and watches a small lighthouse on "
        "thin legs walk away between the waves.",
    ),
    Work(
        "listening", "image", "Listening at the stop", ("noor",),
        (picture("listening", days_ago=88),),
        (
            Source("waltz", "inspired_by", "On repeat, until the 41 came. Three buses late.",
                   version=2),
            Source("night-bus", "inspired_by"),
        ),
        tags=("bus", "rain", "night"),
        alt="Seen from behind, a person in a hood stands in the rain; street lights blur into "
        "large soft discs of violet, ochre and blue.",
        wish="What is in the headphones for you?",
    ),
    Work(
        "borrowed-boots", "image", "Fox in borrowed boots", ("eva",),
        (picture("borrowed-boots", days_ago=72),),
        (
            Source("birch-fox", "based_on", "You asked somebody to do something about the cold."),
            Source("driver", "inspired_by", "Four, yellow, dry. Nobody else has four feet."),
        ),
        tags=("fox", "boots"),
        alt="A fox in four yellow rubber boots stands in the rain in front of teal hills and a big "
        "pale sun, looking straight at us.",
        wish="The sound of him trying to be quiet.",
    ),
    Work(
        "whale", "image", "Whale, passing", ("ife",),
        (picture("whale", days_ago=46),),
        tags=("whale", "sea"),
        alt="A big dark whale with a pale throat swims under layers of blue water; far above it a "
        "small red and white boat.",
        wish="Let her say something. She has been polite for long enough.",
    ),
    Work(
        "tide-folded", "image", "Tide, folded", ("mina",),
        (picture("tide-folded", days_ago=36),),
        (Source("seven-boats", "based_on", "Yours were going somewhere. Mine are waiting."),),
        tags=("boats", "tide", "painting"),
        alt="Paper boats, one of them ochre, on dark green water that is veined like marble.",
    ),
)  # fmt: skip
