"""Times commands in turns, so that whatever else the machine does falls on all of them alike."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter


def nothing() -> None:
    """No preparation."""


@dataclass(frozen=True)
class Contender:
    """A command to be timed; ``before`` prepares each run and is not timed."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    before: Callable[[], None] = nothing
    environment: Mapping[str, str] = field(default_factory=dict)
    once: bool = False  # too slow to be run in every round


def seconds(contender: Contender) -> float:
    """Run once and give the wall time. A command that fails has not done the work: stop."""
    contender.before()
    begin = perf_counter()
    done = subprocess.run(
        [str(word) for word in contender.command],
        cwd=contender.folder,
        env={**os.environ, **contender.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    took = perf_counter() - begin
    if done.returncode:
        said = done.stdout.decode("utf-8", "replace")[-2000:]
        sys.exit(f"{contender.name}: exit {done.returncode}\n{said}")
    return took


def race(contenders: Sequence[Contender], rounds: int) -> dict[str, float]:
    """Median seconds of each, over interleaved rounds; the first round is not counted."""
    regular = [contender for contender in contenders if not contender.once]
    for contender in regular:
        seconds(contender)
    times: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for _ in range(rounds):
        for contender in regular:
            times[contender.name].append(seconds(contender))
    for contender in contenders:
        if contender.once:
            times[contender.name].append(seconds(contender))
    return {name: median(each) for name, each in times.items()}
