"""Nashpy: Lemke-Howson, and zero-sum games by its linear program."""

import nashpy

from peers.games import read
from peers.timing import timed


def _lemke_howson(path, repeats):
    game = nashpy.Game(*read(path).payoffs)
    seconds, profile = timed(repeats, lambda: game.lemke_howson(initial_dropped_label=0))
    return seconds, {"profile": [strategy.tolist() for strategy in profile]}


def _linear_program(path, repeats):
    matrix = read(path).payoffs[0]
    game = nashpy.Game(matrix)
    seconds, (row, column) = timed(repeats, lambda: game.linear_program())
    return seconds, {
        "value": float(row @ matrix @ column),
        "profile": [row.tolist(), column.tolist()],
    }


RUN = {
    "nashpy-lemke-howson": _lemke_howson,
    "nashpy-linear-program": _linear_program,
}
