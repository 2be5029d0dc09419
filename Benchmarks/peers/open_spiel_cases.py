"""OpenSpiel: alpha-rank, and the replicator dynamic by the steps of its own examples."""

import numpy as np
from open_spiel.python.egt import alpharank, dynamics

from peers.games import read
from peers.timing import timed_on_one_thread
from peers.trajectories import END, EULER_ACCURACY, STEPS, start

# The length of a step of Euler's method.
STEP = 1e-3


def _alpha_rank(path, repeats):
    population = read(path)
    seconds, result = timed_on_one_thread(repeats, lambda: alpharank.compute(
        [population.payoffs], m=population.members, alpha=population.intensity
    ))
    return seconds, {"shares": result[2].tolist()}


def _replicator(path, repeats):
    game = read(path)
    derivative = dynamics.SinglePopulationDynamics(np.stack(game.payoffs), dynamics.replicator)
    steps = round(END / STEPS / STEP)

    def solve():
        state = start(game.counts[0])
        states = [state]
        for _ in range(STEPS):
            for _ in range(steps):
                state = state + STEP * derivative(state)
            states.append(state)
        return np.array(states)

    seconds, shares = timed_on_one_thread(repeats, solve)
    return seconds, {"path": shares.tolist(), "accuracy": EULER_ACCURACY}


RUN = {
    "open-spiel-alpha-rank": _alpha_rank,
    "open-spiel-replicator": _replicator,
}
