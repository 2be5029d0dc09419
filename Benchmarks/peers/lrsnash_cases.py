"""lrsnash, which lists all extreme equilibria of a two-player game in exact arithmetic.

It is a program, not a library, and prints its own time only to the millisecond. So its time here
is wall time minus that of a 1×1 game, which is all start-up; and as a start takes longer than a
small game, one process solves the same file as often as the call is repeated.
"""

import os
import statistics
import subprocess
import tempfile

from peers.games import read
from peers.timing import timed

STARTS = 9


def _text(tables):
    rows, columns = len(tables[0]), len(tables[0][0])
    blocks = ["\n".join(" ".join(map(str, row)) for row in table) for table in tables]
    return f"{rows} {columns}\n\n" + "\n\n".join(blocks) + "\n"


def _write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
    return path


def _run(paths):
    command = ["lrsnash", "-s"] + paths
    seconds, done = timed(
        1, lambda: subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    )
    return seconds[0], done.stdout


def _profiles(output):
    """One block per strategy of player 1: the lines of player 2 that go with it come before its own.

    Of the first game, if there are several.
    """
    profiles, columns = [], []
    for line in output.splitlines():
        words = line.split()
        if line.startswith("*Number of equilibria"):
            break
        if not words and columns:
            columns = []
        elif words and words[0] == "2":
            columns.append(words[1:-1])
        elif words and words[0] == "1":
            profiles += [[words[1:-1], column] for column in columns]
    return profiles


def _lrsnash(path, repeats):
    with tempfile.TemporaryDirectory() as folder:
        game = _write(folder, "game", _text(read(path).exact()))
        nothing = _write(folder, "nothing", _text([[[1]], [[1]]]))
        start = statistics.median(_run([nothing])[0] for _ in range(STARTS))
        total, output = _run([game] * repeats)
    # Never zero: a ratio has to stay finite.
    seconds = max(total - start, 1e-5) / repeats
    return [seconds] * repeats, {"profiles": _profiles(output)}


RUN = {"lrsnash": _lrsnash}
