"""CPU time of whole processes, in interleaved rounds, so that ratios hold when the machine's speed drifts."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PYTHON = sys.executable
KEIRETSU = (str(Path(PYTHON).with_name("keiretsu")),)
Words = Sequence[str]


def python(code: str) -> tuple[str, ...]:
    """The words of a process that runs a line of Python."""
    return (PYTHON, "-c", code)


def cpu_seconds(words: Words, *, env: Mapping[str, str] | None = None) -> float:
    """User and system seconds of one run, its output piped and thrown away. Raises if it fails."""
    process = subprocess.Popen(list(words), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env)
    assert process.stdout
    process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(words)} left with {process.returncode}")
    return used.ru_utime + used.ru_stime


def interleaved(
    commands: Mapping[str, Words],
    rounds: int,
    *,
    env: Mapping[str, str] | None = None,
    before: Mapping[str, Callable[[], None]] | None = None,
) -> dict[str, float]:
    """The median CPU seconds of each command over rounds in which each runs once, after one that is not counted.

    Each round has an order of its own, the same in every run, so that a machine whose speed swings in step with the
    rounds does not favour a command. ``before`` has what is to be done, untimed, before each run of a command.
    """
    found: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, words in random.Random(number).sample(list(commands.items()), len(commands)):
            if before and name in before:
                before[name]()
            seconds = cpu_seconds(words, env=env)
            if number:
                found[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in found.items()}


def cache_in(folder: Path) -> dict[str, str]:
    """An environment whose snapshots lie in a folder of their own."""
    return {**os.environ, "KEIRETSU_CACHE": str(folder)}


def row(name: str, ratio: float, goal: float, what: str) -> str:
    """A line of the table: ratio, goal and whether it is met."""
    return f"{name:<34} {ratio:6.2f}   goal <= {goal:<5} {'met' if ratio <= goal else 'NOT MET':<8} {what}"
