"""How a bench over many works is asked for."""

from __future__ import annotations

import argparse


def parser(about: str | None) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=about)
    made.add_argument("--works", type=int, default=200_000)
    made.add_argument("--rounds", type=int, default=7)
    made.add_argument("--quick", action="store_true", help="2,000 works, two rounds")
    return made


def read(made: argparse.ArgumentParser) -> argparse.Namespace:
    asked = made.parse_args()
    if asked.quick:
        asked.works, asked.rounds = 2_000, 2
    return asked
