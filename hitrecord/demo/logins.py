"""Who can sign in to the demo studio."""

from dataclasses import dataclass

PASSWORD = "walking-lighthouse"


@dataclass(frozen=True)
class Login:
    email: str
    name: str
    role: str


LOGINS: tuple[Login, ...] = (
    Login("ada@studio.example", "Ada Brandt", "writes"),
    Login("eva@studio.example", "Eva Lindqvist", "leads projects"),
    Login("paula@studio.example", "Paula", "producer, staff"),
    Login("finn@studio.example", "Finn", "finance, staff"),
)


def lines() -> list[str]:
    return [f"{login.name}: {login.email} / {PASSWORD}" for login in LOGINS]
