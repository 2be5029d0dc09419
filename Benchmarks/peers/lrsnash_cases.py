"""lrsnash, which lists all extreme equilibria of a two-player game in exact arithmetic.

It is a program, not a library, and prints its own time only to the millisecond. So its time here
is wall time minus the wall time of a 1×1 game, which is all start-up.
"""

import os
import statistics
import subprocess
import tempfile
from functools import lru_cache

from peers.games import read
from peers.timing import timed


def _text(tables):
    rows, columns = len(tables[0]), len(tables[0][0])
    blocks = ["\n".join(" ".join(map(str, row)) for row in table) for table in tables]
    return f"{rows} {columns}\n\n" + "\n\n".join(blocks) + "\n"


def _run(text, repeats):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "game")
        with open(path, "w", encoding="ascii") as file:
            file.write(text)
        command = ["lrsnash", "-s", path]
        seconds, done = timed(
            repeats,
            lambda: subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True),
        )
    return seconds, done.stdout


@lru_cache(maxsize=1)
def _start_up():
    seconds, _ = _run(_text([[[1]], [[1]]]), 9)
    return statistics.median(seconds)


def _profiles(output):
    """One block per equilibrium of player 1, or several: the lines of 2 come before that of 1."""
    profiles, columns = [], []
    for line in output.splitlines():
        words = line.split()
        if not words and columns:
            columns = []
        elif words and words[0] == "2":
            columns.append(words[1:-1])
        elif words and words[0] == "1":
            profiles += [[words[1:-1], column] for column in columns]
    return profiles


def _lrsnash(path, repeats):
    text = _text(read(path).exact())
    seconds, output = _run(text, repeats)
    # Never zero: a ratio has to stay finite.
    start_up = _start_up()
    return [max(time - start_up, 1e-5) for time in seconds], {"profiles": _profiles(output)}


RUN = {"lrsnash": _lrsnash}
