"""Large books: a distribution to many people, checkbooks, a balance and the earnings page.

python bench/money.py [--postings 10000000] [--people 100000] [--rounds 3] [--quick]
    [--profile NAME]
"""

import argparse
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STATE = ROOT / "var" / "bench" / "money"
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hitrecord.settings")
ENTRIES = 10_000
"""So many lines the earnings page of one person has."""
SUM = "SELECT account_id, sum(amount), sum(greatest(amount, 0)) FROM payouts_posting GROUP BY 1"


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=10_000_000)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", help="where this page spends its time, and its statements")
    parser.add_argument("--quick", action="store_true", help="100,000 postings, 5,000 people")
    found = parser.parse_args()
    if found.quick:
        found.postings, found.people, found.rounds = 100_000, 5_000, 2
    return found


def main() -> None:
    wanted = asked()
    from hitrecord.embedded import addresses, servers  # noqa: PLC0415

    os.environ |= {"STATE_DIR": str(STATE), "STATIC_MANIFEST": "no", "LOG_LEVEL": "ERROR"}
    os.environ |= {"DATABASE_URL": addresses.database_url(STATE)}
    os.environ |= {"REDIS_URL": addresses.redis_url(STATE)}
    with servers(STATE):
        import django  # noqa: PLC0415

        django.setup()
        from django.db import connection  # noqa: PLC0415

        making = connection.creation
        making.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        from ledger.rows import fill  # noqa: PLC0415

        begun = time.perf_counter()
        each = wanted.postings // ENTRIES - 1
        fill(people=max(wanted.people, each + 2), entries=ENTRIES, each=each)
        print(f"{wanted.postings:,} postings made in {time.perf_counter() - begun:.0f} s")
        try:
            if not wanted.profile:
                _share(wanted)
            _look(wanted)
        finally:
            making.destroy_test_db("", verbosity=0)


def _share(wanted: argparse.Namespace) -> None:
    from ledger.sharing import Studio  # noqa: PLC0415
    from wall.turns import spent  # noqa: PLC0415

    studio = Studio(wanted.people)
    ours, floor = [], []
    for _round in range(wanted.rounds):
        made = studio.proposal()
        floor.append(spent(lambda made=made: studio.copied(made)))
        ours.append(spent(lambda made=made: studio.shared_out(made)))
    cpu, least = min(one for one, _wall in ours), min(one for one, _wall in floor)
    print(
        f"distribution to {wanted.people:,}: {cpu:.1f} s CPU, {cpu / least:.2f} of a sorted COPY "
        "(at most 1.5)"
    )


def _look(wanted: argparse.Namespace) -> None:
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from wall.explained import explained  # noqa: PLC0415
    from wall.turns import taken, told  # noqa: PLC0415

    from accounts.models import Person, User  # noqa: PLC0415
    from payouts import books, integrity  # noqa: PLC0415

    ada = User.objects.create(email="ada@studio.example", handle="ada")
    Person.objects.filter(pk=1).update(user=ada)
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(ada)

    def bare(statement: str) -> list[object]:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    def page(at: str) -> None:
        answer = client.get(at)
        assert answer.status_code == 200, (at, answer.status_code)
        if answer.streaming:
            assert list(answer)

    quick = {
        "one row": lambda: bare("SELECT * FROM payouts_balance WHERE account_id = 101"),
        "a balance": lambda: books.payable_to(1),
        "list": lambda: page("/discover/"),
        "earnings": lambda: page("/earnings/"),
    }
    if wanted.profile:
        explained(quick[wanted.profile])
        return
    floors = {"a balance": "one row", "earnings": "list", "checkbooks": "one sum"}
    told(taken(quick, rounds=wanted.rounds), floors, {"earnings": 2.0})
    slow = {"one sum": lambda: bare(SUM), "checkbooks": lambda: list(integrity.problems())}
    told(taken(slow, rounds=1, asks=1), floors, {})
    print(f"found by checkbooks: {list(integrity.problems())[:3]}")


if __name__ == "__main__":
    main()
