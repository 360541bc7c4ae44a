"""The pictures that led to the walking lighthouse."""

from hitrecord.demo.content.things import Source, Work
from hitrecord.demo.content.works.files import picture

PICTURES: tuple[Work, ...] = (
    Work(
        "harbour-at-night", "image", "Harbour at night", ("yuki",),
        (picture("harbour-at-night", days_ago=266),),
        tags=("harbour", "linocut", "night"),
        alt="Linocut in black and white: a row of narrow houses, three sailing boats and a huge "
        "moon whose rays are cut right up to the edge of the sky.",
        wish="Colour it wrongly.",
        note="Battleship lino, one blade, one plaster.",
    ),
    Work(
        "survey", "image", "Survey of a hill that moved", ("noor",),
        (picture("survey", days_ago=264),),
        tags=("map", "drawing"),
        alt="A contour map in a double frame. A dotted red line with four small circles wanders "
        "uphill; in the corner a compass rose.",
        wish="Walk the dotted line and tell me what is there.",
        note="Traced from a photograph of frost on a bus window.",
    ),
    Work(
        "it-got-up", "image", "It got up", ("ben",),
        (picture("it-got-up", days_ago=239),),
        (Source("complaint", "based_on",
                "You stopped at the knees. Thank you for leaving me the rest."),),
        tags=("lighthouse", "legs"),
        alt="A blue and white striped lighthouse stands on two long blue legs in heavy boots, on "
        "green grass in front of a pale yellow sun. Birds leave in a hurry.",
        wish="Give it somewhere to go. It has only just found out.",
        note="Three inks, and the legs are the sky’s blue printed over red. I did not mix that, it "
        "happened.",
    ),
    Work(
        "stairs", "image", "Two hundred and sixteen stairs", ("marie",),
        (picture("stairs", days_ago=236),),
        tags=("lighthouse", "cut paper"),
        alt="Looking down a spiral staircase: steps in red, orange and grey-blue wind into a dark "
        "centre.",
        wish="Somebody should run down them.",
        note="Every step is one piece of paper. I counted them afterwards and was two short.",
    ),
    Work(
        "seven-boats", "image", "Seven boats, one afternoon", ("priya",),
        (picture("seven-boats", days_ago=214),),
        tags=("boats", "paper"),
        alt="Seven folded paper boats, white, ochre, blue and one red, drift over pale green "
        "water seen from above.",
        wish="Fold an eighth.",
        note="All seven are one bus ticket each. The red one was a fine.",
    ),
    Work(
        "chart", "image", "Chart of the wrong sea", ("tomas",),
        (picture("chart", days_ago=198),),
        (Source("survey", "based_on",
                "I flooded your hill to the second contour. It makes a better coast."),),
        tags=("map", "sea"),
        alt="A sea chart in pale blues with three islands drawn as ochre rings of height lines, "
        "none of which are on any map.",
        wish="Name the islands. I only know how deep it is around them.",
    ),
    Work(
        "keeper", "image", "The keeper, before", ("marie",),
        (picture("keeper", days_ago=188),),
        tags=("keeper", "portrait", "cut paper"),
        alt="A keeper with a white beard, blue cap with a gold anchor and knitted jumper, in "
        "front of a mustard-coloured wall.",
        wish="Show me his face when the mug slides.",
    ),
    Work(
        "storyboard", "image", "Storyboard, scene 2", ("yuki",),
        (picture("storyboard", days_ago=174),),
        (Source("harbour-at-night", "inspired_by"),),
        tags=("lighthouse", "storyboard"),
        alt="Six storyboard panels in grey wash: the lighthouse far off, rising, walking, wading "
        "out and getting small on the horizon, with notes under each.",
        wish="Say which panel you would cut. I know which one I would.",
        note="Ninety seconds in six panels. The left boot lands in the fifth.",
    ),
    Work(
        "background", "image", "Scene 2, background: open water", ("ben",),
        (picture("background", days_ago=160),),
        (Source("it-got-up", "based_on"),),
        tags=("lighthouse", "background", "night"),
        alt="At night a red and white lighthouse with a yellow scarf strides through the shallows; "
        "its beam falls over four paper boats and towards a crescent moon.",
        wish="Weather. I left the top third empty for it.",
        note="The same legs as in March, in the dark. The scarf is there so that you can see the "
        "wind.",
    ),
    Work(
        "under", "image", "Under the surface", ("eva",),
        (picture("under", days_ago=150),),
        tags=("sea", "boots", "background"),
        alt="Under green water two enormous yellow boots walk over the sea floor; a shoal of small "
        "orange fish makes room.",
        wish="More fish, each with an opinion.",
    ),
    Work(
        "seaweed", "image", "Seaweed, pressed at noon", ("ife",),
        (picture("seaweed", days_ago=132),),
        tags=("sea", "cyanotype"),
        alt="A cyanotype: the white silhouette of branching seaweed on deep Prussian blue, with an "
        "uneven paper edge.",
        wish="Stand it upright and it is a wood. I have seen somebody try.",
        note="Eleven minutes of sun through a cloud with bad timing.",
    ),
    Work(
        "paper-fleet", "image", "Paper fleet", ("marie",),
        (picture("paper-fleet", days_ago=126),),
        (Source("seven-boats", "inspired_by", "I folded the eighth. It did not stop there."),),
        tags=("boats", "cut paper"),
        alt="Rows of cut-paper waves from cream to deep blue with dozens of white paper boats "
        "and four red ones.",
    ),
    Work(
        "sun-behind-it", "image", "The sun behind it", ("leo",),
        (picture("sun-behind-it", days_ago=112),),
        tags=("poster", "lighthouse"),
        alt="Poster: a red and white lighthouse on two dark legs stands in a green sea, "
        "orange and yellow sun rays behind it.",
        wish="Set a title in it, if you dare to cover the rays.",
    ),
)  # fmt: skip
