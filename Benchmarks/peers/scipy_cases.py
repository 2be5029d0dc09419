"""HiGHS, called through scipy.optimize.linprog; building the program is not timed."""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from peers.games import read
from peers.timing import timed


def _zero_sum(method):
    """The program that ours solves: on positive payoffs, maximise sum y subject to A y <= 1."""

    def run(path, repeats):
        matrix = read(path).payoffs[0]
        least, spread = matrix.min(), np.ptp(matrix)
        positive = 1 + (matrix - least) / spread
        objective, limits = -np.ones(matrix.shape[1]), np.ones(matrix.shape[0])

        def solve():
            return linprog(objective, A_ub=positive, b_ub=limits, method=method)

        seconds, result = timed(repeats, solve)
        _require(result)
        row = np.maximum(-result.ineqlin.marginals, 0)
        return seconds, {
            "value": float((1 / -result.fun - 1) * spread + least),
            "profile": [(row / row.sum()).tolist(), (result.x / result.x.sum()).tolist()],
        }

    return run


def _zero_sum_textbook(method):
    """The textbook's program, with a variable for the value; HiGHS takes longer for it."""

    def run(path, repeats):
        # Maximise v with v <= (x A)_j for every column j; the duals are the column's strategy.
        matrix = read(path).payoffs[0]
        rows, columns = matrix.shape
        objective = np.append(np.zeros(rows), -1.0)
        above = np.hstack([-matrix.T, np.ones((columns, 1))])
        sums = np.append(np.ones(rows), 0.0).reshape(1, -1)
        bounds = [(0, None)] * rows + [(None, None)]

        def solve():
            return linprog(objective, A_ub=above, b_ub=np.zeros(columns), A_eq=sums, b_eq=[1.0],
                           bounds=bounds, method=method)

        seconds, result = timed(repeats, solve)
        _require(result)
        column = np.maximum(-result.ineqlin.marginals, 0)
        return seconds, {
            "value": float(result.x[-1]),
            "profile": [result.x[:-1].tolist(), (column / column.sum()).tolist()],
        }

    return run


def _incentives(payoffs):
    """The rows sum p(s)·(u_i(b, s_-i) - u_i(a, s_-i)) <= 0 over all s with s_i = a, b != a."""
    shape = payoffs[0].shape
    numbers = np.arange(payoffs[0].size).reshape(shape)
    values, rows, columns, count = [], [], [], 0
    for player, table in enumerate(payoffs):
        own = np.moveaxis(table, player, 0).reshape(shape[player], -1)
        places = np.moveaxis(numbers, player, 0).reshape(shape[player], -1)
        width = own.shape[1]
        for recommended in range(shape[player]):
            gains = np.delete(own - own[recommended], recommended, axis=0)
            values.append(gains.ravel())
            rows.append(np.repeat(np.arange(count, count + len(gains)), width))
            columns.append(np.tile(places[recommended], len(gains)))
            count += len(gains)
    triplets = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    return coo_array(triplets, shape=(count, payoffs[0].size)).tocsc()


def _correlated(path, repeats):
    payoffs = read(path).payoffs
    objective = -sum(payoffs).ravel()
    incentives = _incentives(payoffs)
    sums = coo_array(np.ones((1, objective.size))).tocsc()

    def solve():
        return linprog(objective, A_ub=incentives, b_ub=np.zeros(incentives.shape[0]),
                       A_eq=sums, b_eq=[1.0], method="highs-ds")

    seconds, result = timed(repeats, solve)
    _require(result)
    support = np.flatnonzero(result.x)
    return seconds, {
        "value": float(-result.fun),
        "support": support.tolist(),
        "probabilities": result.x[support].tolist(),
    }


def _require(result):
    if result.status != 0:
        raise RuntimeError(result.message)


RUN = {
    "scipy-zero-sum-dual-simplex": _zero_sum("highs-ds"),
    "scipy-zero-sum-default": _zero_sum("highs"),
    "scipy-zero-sum-textbook": _zero_sum_textbook("highs-ds"),
    "scipy-correlated-dual-simplex": _correlated,
}
