"""The video: shot by hitrecord.demo.film."""

from hitrecord.demo.content.things import Source, Work
from hitrecord.demo.content.works.files import film
from hitrecord.demo.film import scenes

_IN_THE_FILM = (
    "complaint", "notice", "boat-names", "harbour-at-night", "storyboard", "background", "under",
    "seaweed", "seven-boats", "paper-fleet", "sun-behind-it", "foghorn", "harbour-five", "boots",
    "scene-1", "keeper-turn",
)  # fmt: skip

FILMS: tuple[Work, ...] = (
    Work(
        "gull-test", "video", "Gull test, eight frames", ("dan",),
        (film(scenes.gull_test, days_ago=195),),
        (Source("gulls", "based_on", "The third one. She landed."),),
        tags=("gull", "animation", "test"),
        alt="A white paper gull bobs up and down on the spot against ochre, in eight drawings.",
        wish="Count the drawings. If you see seven, I have failed.",
    ),
    Work(
        "keeper-turn", "video", "Keeper, head turn", ("dan",),
        (film(scenes.keeper_turn, days_ago=146),),
        (Source("keeper", "based_on", "Your keeper, with the light moved behind him."),),
        tags=("keeper", "animation"),
        alt="The old keeper in a blue wool hat looks slowly to one side, then to the other. "
        "Without sound.",
        wish="He sees something at the end. Draw me what.",
    ),
    Work(
        "scene-1", "video", "Scene 1, the harbour", ("yuki", "priya"),
        (film(scenes.scene_1, days_ago=120),),
        (
            Source("harbour-at-night", "contains"),
            Source("chart", "contains", "Every harbour needs a sea to be wrong about."),
            Source("harbour-five", "contains", "Your gull stays in."),
        ),
        tags=("lighthouse", "harbour", "animation"),
        alt="The harbour at night with the lighthouse still in its place and its beam turning; "
        "then the same harbour as a linocut; then a chart.",
    ),
    Work(
        "scene-2", "video", "Scene 2, the walk", ("ben", "eva"),
        (film(scenes.scene_2, days_ago=85),),
        (
            Source("background", "contains"),
            Source("under", "contains"),
            Source("storyboard", "based_on", "Ninety seconds became eleven. All six panels are "
                   "still in there."),
            Source("boots", "contains", "On mud it sounds most like a lighthouse."),
            Source("scene-two", "based_on"),
        ),
        tags=("lighthouse", "animation"),
        alt="Heavy boots stand in the grass and get up; the lighthouse leans from step to step "
        "through the shallows in the snow; under water the boots walk on.",
        wish="Step through it frame by frame and tell me where the weight is wrong.",
    ),
    Work(
        "long-legs", "video", "Low water, long legs", ("leo", "mina"),
        (film(scenes.long_legs, days_ago=64),),
        (
            Source("cranes", "based_on"),
            Source("vals", "contains", "Slow enough for steel knees."),
            Source("faro", "inspired_by", "Walk slowly, it says. So ours does."),
        ),
        tags=("lighthouse", "painting", "animation"),
        alt="Painted at dusk: a black and white lighthouse rises on thin steel legs, wades through "
        "sunset and rain, and is very small at last under a pink sky.",
    ),
    Work(
        "bus-window", "video", "Seven seconds at the stop", ("noor",),
        (film(scenes.bus_window, days_ago=50),),
        (
            Source("listening", "contains"),
            Source("rain-roof", "contains", "I was outside. Now I am in as well."),
        ),
        tags=("bus", "rain", "night"),
        alt="The hooded figure from behind in falling rain; the blurred street lights drift past.",
    ),
    Work(
        "boats-drifting", "video", "Six seconds of afternoon", ("eva",),
        (film(scenes.boats_drifting, days_ago=30),),
        (Source("seven-boats", "contains", "I only added the water’s part."),),
        tags=("boats", "tide"),
        alt="The seven paper boats rock on pale green water as we drift over them. Without sound.",
        wish="Hands, please. We never see who folded them.",
    ),
    Work(
        "lighthouse-film", "video", "The walking lighthouse", ("eva", "ben"),
        (film(scenes.walking_lighthouse, days_ago=17),),
        (
            *(Source(key, "contains") for key in _IN_THE_FILM),
            Source("waltz", "contains", "We cut to it. It never once cut to us.", version=2),
        ),
        tags=("lighthouse", "film"),
        alt="A short film: a harbour at night, a chart, the keeper looking round, the lighthouse "
        "walking into the sea in the snow, boots under water, paper boats, a rising sun, credits.",
        wish="Show it to somebody who has to stand still all day.",
        note="Thirty-six seconds, seventeen works, one song. The first cut was six minutes; then "
        "Dan asked which minute we were proud of.",
    ),
)  # fmt: skip
