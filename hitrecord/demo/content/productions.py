"""The two productions: what is in them, what came in, what it cost."""

from hitrecord.demo.content.things import Cost, Credit, Objection, Piece, Production, Sale

_LIGHTHOUSE = (
    Piece(
        "Scene 1, the harbour", 18, "Opens the film and is seen three times.",
        (
            Credit(8, "Animation", "0:05–0:11", "scene-1"),
            Credit(6, "Picture", "0:02–0:05", "harbour-at-night",
                   reason="The whole town, cut by hand; the scene is built on it."),
            Credit(2, "Keeper, head turn", "0:11–0:14", "keeper-turn"),
            Credit(2, "Harbour sound", "0:05–0:11", "harbour-five"),
        ),
    ),
    Piece(
        "Scene 2, the walk", 30, "The heart of the film.",
        (
            Credit(12, "Direction and animation", "0:14–0:20", person="eva",
                   reason="Every step, and the two that were thrown away."),
            Credit(10, "Background", "0:14–0:20", "background",
                   reason="On screen for the whole scene: a third of it."),
            Credit(8, "Storyboard", "0:14–0:20", "storyboard",
                   reason="All six panels survived."),
        ),
    ),
    Piece(
        "Scene 3, the sea", 22, "Three pictures and the boots.",
        (
            Credit(10, "Picture and animation", "0:20–0:24", "under"),
            Credit(5, "Boats", "0:25–0:28", "seven-boats"),
            Credit(2, "Boats", "0:28–0:30", "paper-fleet"),
            Credit(3, "Seaweed", "0:24–0:25", "seaweed"),
            Credit(2, "Footsteps", "0:15–0:20", "boots"),
        ),
    ),
    Piece(
        "Song", 20, "One song carries everything that nobody says.",
        (
            Credit(9, "Song, voice, accordion", "0:00–0:36", "waltz", version=2,
                   reason="Three quarters of the piece: tune, voice and every note of the left "
                   "hand."),
            Credit(2, "Foghorn", "0:06", "foghorn"),
            Credit(1, "Influence: close listening", person="dan",
                   reason="“At 0:42 the voice disappears.” Version 2 exists because of it."),
        ),
    ),
    Piece(
        "Narration", 6, "What is read on screen: few words, and the film turns on them.",
        (
            Credit(3, "Poem", "0:05–0:09 and 0:16", "complaint", reason="The spine of scene 1."),
            Credit(2, "Radio text", "0:11–0:14", "notice",
                   reason="Two sentences, over the keeper."),
        ),
    ),
    Piece(
        "Titles", 4, "The first and the last thing one reads.",
        (
            Credit(2, "Closing picture", "0:30–0:33", "sun-behind-it"),
            Credit(1, "Name of the boat", "0:26", "boat-names"),
            Credit(1, "Spanish subtitles", person="tomas"),
        ),
    ),
)  # fmt: skip

_ANTHOLOGY = (
    Piece(
        "Poems",
        36,
        "Eleven of thirty-two pages.",
        (Credit(1, "Poem", "pages 4 and 5", "night-bus"),),
    ),
    Piece(
        "Prose",
        24,
        "Seven pages, and the reason the drivers buy it.",
        (Credit(1, "Story", "pages 8 to 14", "driver"),),
    ),
    Piece(
        "Pictures",
        30,
        "The cover and four spreads.",
        (
            Credit(3, "Cover and two spreads", "cover, pages 16 to 19", "listening"),
            Credit(1, "Two spreads", "pages 22 to 25", "every-window"),
            Credit(1, "Endpapers", "inside covers", "survey"),
        ),
    ),
    Piece(
        "Making the book",
        10,
        "Setting, folding, correcting page nine.",
        (
            Credit(3, "Layout and printing", person="priya"),
            Credit(1, "Proofreading", person="sol"),
        ),
    ),
)

PRODUCTIONS: tuple[Production, ...] = (
    Production(
        "the-walking-lighthouse", "the-walking-lighthouse", "The walking lighthouse",
        "A short film by people who have mostly never met, after a poem of eleven lines.",
        _LIGHTHOUSE,
        sales=(
            Sale("Broadcast licence, three years, Nordic countries", "Nordlys Kino", 12_000_00, 17),
        ),
        costs=(
            Cost("Mix and master", "post", 1_850_00, 30),
            Cost("Festival delivery", "delivery", 1_130_52, 24),
            Cost("Subtitles in four languages", "translation", 640_00, 22),
        ),
        stage="distributed", final="lighthouse-film", opened_days_ago=16, released_days_ago=17,
    ),
    Production(
        "night-bus-anthology", "night-bus-anthology", "Night bus anthology",
        "Thirty-two pages about the 41, in two colours, readable between two stops.",
        _ANTHOLOGY,
        sales=(
            Sale("First printing, 100 copies", "City Transport, lost property shop", 500_00, 14),
            Sale("First printing, 40 copies", "Two bookshops and a launderette", 240_00, 9),
        ),
        costs=(
            Cost("Riso printing, two colours", "production", 187_76, 15),
            Cost("Paper and staples", "production", 66_00, 15),
            Cost("Postage", "delivery", 37_60, 9),
        ),
        stage="open", opened_days_ago=6,
        objections=(
            Objection(
                "ife", "too_low",
                "The spreads took as long as the poems, and three of them carry whole pages.", 4,
                "paula",
                "We looked at both piles again. Pictures have 30 of the 100 points, three pages of"
                " ten, and that is what the sheet says.",
            ),
            Objection(
                "sol", "someone_left_out",
                "The night driver read every page at the terminus and found the wrong stop.", 1,
            ),
        ),
    ),
)  # fmt: skip
