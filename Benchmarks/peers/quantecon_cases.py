"""QuantEcon.py: minmax by its own simplex, Lemke-Howson, pure and all equilibria, by Numba and Qhull."""

import numpy as np
from quantecon.game_theory import (
    NormalFormGame, Player, lemke_howson, pure_nash_brute, vertex_enumeration,
)
from quantecon.optimize.minmax import minmax

from peers.games import read
from peers.timing import timed


def _game(path):
    """QuantEcon's players see their own action first and then those of the next players."""
    payoffs = read(path).payoffs
    players = len(payoffs)
    return NormalFormGame([
        Player(np.ascontiguousarray(
            table.transpose([(player + step) % players for step in range(players)])
        ))
        for player, table in enumerate(payoffs)
    ])


def _minmax(path, repeats):
    matrix = read(path).payoffs[0]
    seconds, (value, row, column) = timed(repeats, lambda: minmax(matrix))
    return seconds, {"value": float(value), "profile": [row.tolist(), column.tolist()]}


def _lemke_howson(path, repeats):
    game = _game(path)
    seconds, profile = timed(repeats, lambda: lemke_howson(game))
    return seconds, {"profile": [strategy.tolist() for strategy in profile]}


def _vertex_enumeration(path, repeats):
    game = _game(path)
    seconds, found = timed(repeats, lambda: vertex_enumeration(game))
    return seconds, {
        "profiles": [[strategy.tolist() for strategy in profile] for profile in found]
    }


def _pure(path, repeats):
    game = _game(path)
    seconds, found = timed(repeats, lambda: pure_nash_brute(game))
    return seconds, {"pure": [[int(action) for action in profile] for profile in found]}


RUN = {
    "quantecon-minmax": _minmax,
    "quantecon-lemke-howson": _lemke_howson,
    "quantecon-pure": _pure,
    "quantecon-vertex-enumeration": _vertex_enumeration,
}
