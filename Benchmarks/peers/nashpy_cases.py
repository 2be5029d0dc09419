"""Nashpy: Lemke-Howson, all equilibria by supports, zero-sum games by its linear program, and the
replicator dynamic.
"""

import nashpy

from peers.games import read
from peers.timing import timed
from peers.trajectories import ODEINT_ACCURACY, start, times


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


def _support_enumeration(path, repeats):
    game = nashpy.Game(*read(path).payoffs)
    seconds, found = timed(repeats, lambda: list(game.support_enumeration()))
    return seconds, {
        "profiles": [[strategy.tolist() for strategy in profile] for profile in found]
    }


def _replicator(path, repeats):
    matrix = read(path).payoffs[0]
    game = nashpy.Game(matrix)
    seconds, shares = timed(repeats, lambda: game.replicator_dynamics(
        y0=start(len(matrix)), timepoints=times()
    ))
    return seconds, {"path": shares.tolist(), "accuracy": ODEINT_ACCURACY}


RUN = {
    "nashpy-lemke-howson": _lemke_howson,
    "nashpy-linear-program": _linear_program,
    "nashpy-support-enumeration": _support_enumeration,
    "nashpy-replicator": _replicator,
}
