"""The replicator dynamic in scipy, by the method that suits high accuracy."""

from scipy.integrate import solve_ivp

from peers.games import read
from peers.timing import timed
from peers.trajectories import CLOSE_ACCURACY, END, start, times


def _replicator(path, repeats):
    matrix = read(path).payoffs[0]

    def derivative(_, state):
        payoffs = matrix @ state
        return state * (payoffs - state @ payoffs)

    def solve():
        result = solve_ivp(derivative, (0, END), start(len(matrix)), method="DOP853",
                           t_eval=times(), rtol=1e-10, atol=1e-12)
        if result.status != 0:
            raise RuntimeError(result.message)
        return result.y.T

    seconds, shares = timed(repeats, solve)
    return seconds, {"path": shares.tolist(), "accuracy": CLOSE_ACCURACY}


RUN = {"scipy-replicator": _replicator}
