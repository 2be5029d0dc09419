"""sgamesolver: one stationary equilibrium by its two homotopies, compiled by Cython.

Its matrices are so small that several threads slow numpy's linear algebra down; it gets one.
"""

import numpy as np

from peers.games import read
from peers.timing import timed_on_one_thread

# Numpy 2 has dropped this name, which sgamesolver 1.0.2 uses.
np.NaN = np.nan

import sgamesolver  # noqa: E402  (after the line above)


def _game(path):
    game = read(path)
    shape = (game.state_count, *game.counts, game.state_count)
    transitions = game.transitions.toarray().reshape(shape)
    rewards = np.stack(game.rewards, axis=1)
    return game, sgamesolver.SGame(list(rewards), list(transitions), game.discount)


def _homotopy(kind):

    def run(path, repeats):
        game, theirs = _game(path)

        def solve():
            homotopy = kind(theirs, implementation="cython")
            homotopy.solver_setup()
            homotopy.solver.verbose = 0
            homotopy.solve()
            if homotopy.equilibrium is None:
                raise RuntimeError("the path was lost")
            return homotopy.equilibrium

        seconds, equilibrium = timed_on_one_thread(repeats, solve)
        return seconds, {"policy": equilibrium.to_list()}

    return run


RUN = {
    "sgamesolver-qre": _homotopy(sgamesolver.homotopy.QRE),
    "sgamesolver-tracing": _homotopy(sgamesolver.homotopy.LogTracing),
}
