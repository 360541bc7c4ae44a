"""Who can sign in to the demo studio. Everybody has the same password; it is no secret."""

from dataclasses import dataclass

PASSWORD = "walking-lighthouse"  # noqa: S105 -- printed at every start, in development only
DOMAIN = "studio.example"


@dataclass(frozen=True, slots=True)
class Login:
    email: str
    name: str
    role: str
    """A few words for the list: member, or what a member of staff does."""


def address(handle: str) -> str:
    return f"{handle}@{DOMAIN}"


LOGINS: tuple[Login, ...] = (
    Login(address("ada"), "Ada Brandt", "member, wrote the poem"),
    Login(address("ben"), "Ben Okafor", "member, leads the lighthouse"),
    Login(address("cleo"), "Cleo Marchetti", "member, wrote the song"),
    Login(address("eva"), "Eva Lindqvist", "member, leads the lighthouse"),
    Login(address("dan"), "Dan Ilić", "member, listens closely"),
    Login(address("paula"), "Paula Santos", "staff, producer"),
    Login(
        address("olga"),
        "Olga Nilsen",
        "staff, makes proposals final and approves payouts, gives roles together with Hana",
    ),
    Login(address("finn"), "Finn Doyle", "staff, finance"),
    Login(address("max"), "Max Brandl", "staff, moderator"),
    Login(
        address("hana"),
        "Hana Sato",
        "staff, moderator, hears appeals, gives roles together with Olga",
    ),
)


def lines() -> list[str]:
    """What the terminal prints once the site is up."""
    wide = max(len(login.email) for login in LOGINS)
    listed = [f"  {login.email:<{wide}}  {login.name}, {login.role}" for login in LOGINS]
    code = "Where a member of staff is asked for six digits, /dev/ has them."
    return [f"Demo logins (password for all: {PASSWORD})", *listed, code]
