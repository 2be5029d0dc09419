"""Finite populations in numpy and scipy: what one writes without a package for them."""

import numpy as np
from scipy.sparse import eye_array
from scipy.sparse.linalg import spsolve

from peers.games import read
from peers.populations import transitions
from peers.timing import timed_on_one_thread


def stationary_law(matrix):
    """The law that a sparse chain keeps, by one state's share set to 1 and a direct solver."""
    size = matrix.shape[0]
    balance = (eye_array(size) - matrix).T.tocsc()
    rest = spsolve(balance[1:, 1:], -balance[1:, [0]].toarray().ravel())
    law = np.append(1.0, rest)
    return law / law.sum()


def _stationary_law(path, repeats):
    population = read(path)
    seconds, law = timed_on_one_thread(repeats, lambda: stationary_law(transitions(population)))
    return seconds, {"law": law.tolist()}


def _small_mutation(path, repeats):
    population = read(path)
    count = population.count

    def solve():
        gains = population.gains(np.arange(1, population.members))
        sums = np.cumsum(-population.intensity * gains, axis=2)
        # ln(1 + sum of exponentials), whatever their size.
        largest = np.maximum(sums.max(axis=2), 0)
        total = np.exp(-largest) + np.exp(sums - largest[:, :, None]).sum(axis=2)
        rates = np.exp(-largest) / total / (count - 1)
        np.fill_diagonal(rates, 0)
        balance = rates.T - np.diag(rates.sum(axis=1))
        balance[-1] = 1
        return np.linalg.solve(balance, np.append(np.zeros(count - 1), 1.0))

    seconds, shares = timed_on_one_thread(repeats, solve)
    return seconds, {"shares": shares.tolist()}


RUN = {
    "numpy-small-mutation": _small_mutation,
    "scipy-stationary-law": _stationary_law,
}
