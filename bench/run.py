"""Measures Tingjian and its peers side by side and prints one table: see README.md."""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

import build
import check_cold
import check_warm
import commands
import gate
import likeness
import peers
from table import HEAD, Result

ROUNDS = 5
CODE = Path(__file__).parents[1] / "tools"
WITHOUT_PEERS = {"check-warm", "commands", "likeness"}


def main() -> None:
    """Run the measurements that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="check-cold check-warm build commands gate likeness",
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"default: {ROUNDS}")
    parser.add_argument("--quick", action="store_true", help="without check-jsonschema (minutes)")
    said = parser.parse_args()
    measurements: dict[str, Callable[[], list[Result]]] = {
        "check-cold": lambda: check_cold.measure(said.rounds, slow=not said.quick),
        "check-warm": lambda: check_warm.measure(said.rounds),
        "build": lambda: build.measure(said.rounds),
        "commands": lambda: commands.measure(said.rounds),
        "gate": lambda: gate.measure(said.rounds),
        "likeness": lambda: likeness.measure(said.rounds),
    }
    if unknown := set(said.names) - set(measurements):
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    if not said.names or not WITHOUT_PEERS.issuperset(said.names):
        peers.install()
    compileall.compile_dir(CODE, quiet=1)  # as it is where it was installed
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"medians of {said.rounds} interleaved rounds; ratio: the other's time by ours")
    print(HEAD)
    for name, measure in measurements.items():
        if not said.names or name in said.names:
            for result in measure():
                print(result.line)
                sys.stdout.flush()


if __name__ == "__main__":
    main()
