"""lrsnash, which lists all extreme equilibria of a two-player game in exact arithmetic.

It is a program, not a library, and prints its own time only to the millisecond. So its time here
is wall time minus the wall time of a 1×1 game, which is all start-up, run in between.
"""

import os
import statistics
import subprocess
import tempfile

from peers.games import read
from peers.timing import timed

LEAST_START_UPS = 9


def _text(tables):
    rows, columns = len(tables[0]), len(tables[0][0])
    blocks = ["\n".join(" ".join(map(str, row)) for row in table) for table in tables]
    return f"{rows} {columns}\n\n" + "\n\n".join(blocks) + "\n"


def _command(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
    return ["lrsnash", "-s", path]


def _call(command):
    seconds, done = timed(
        1, lambda: subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    )
    return seconds[0], done.stdout


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
    seconds, start_ups = [], []
    with tempfile.TemporaryDirectory() as folder:
        game = _command(folder, "game", _text(read(path).exact()))
        nothing = _command(folder, "nothing", _text([[[1]], [[1]]]))
        for _ in range(max(repeats, 1)):
            time, output = _call(game)
            seconds.append(time)
            start_ups.append(_call(nothing)[0])
        # A single start-up may be anything between one and ten milliseconds.
        while len(start_ups) < LEAST_START_UPS:
            start_ups.append(_call(nothing)[0])
    start_up = statistics.median(start_ups)
    # Never zero: a ratio has to stay finite.
    return [max(time - start_up, 1e-5) for time in seconds], {"profiles": _profiles(output)}


RUN = {"lrsnash": _lrsnash}
