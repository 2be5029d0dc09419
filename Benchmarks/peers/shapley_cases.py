"""Zero-sum Markov games by value iteration in numpy, with one linear program of scipy per stage.

What one writes without a package for such games; HiGHS solves the stages.
"""

import numpy as np
from scipy.optimize import linprog

from peers.games import read
from peers.timing import timed

# How far the values may be from the right ones; the same as ours.
PRECISION = 1e-8


def _stage_solver(rows, columns):
    """The value of a matrix game by the textbook's program: maximise v with v <= (x A)_j."""
    objective = np.append(np.zeros(rows), -1.0)
    ones, zeros = np.ones((columns, 1)), np.zeros(columns)
    sums = np.append(np.ones(rows), 0.0).reshape(1, -1)
    bounds = [(0, None)] * rows + [(None, None)]

    def value(matrix):
        result = linprog(objective, A_ub=np.hstack([-matrix.T, ones]), b_ub=zeros, A_eq=sums,
                         b_eq=[1.0], bounds=bounds, method="highs")
        if result.status != 0:
            raise RuntimeError(result.message)
        return -result.fun

    return value


def _value_iteration(path, repeats):
    game = read(path)
    value = _stage_solver(*game.counts)
    # Values that T changes by less than this are within half of PRECISION of its fixed point.
    enough = PRECISION * (1 - game.discount) / (2 * game.discount)

    def solve():
        values = np.zeros(game.state_count)
        while True:
            improved = np.array([value(matrix) for matrix in game.stages(0, values)])
            change = np.abs(improved - values).max()
            values = improved
            if change <= enough:
                return values

    seconds, values = timed(repeats, solve)
    return seconds, {"values": [values.tolist()]}


RUN = {"shapley-scipy": _value_iteration}
