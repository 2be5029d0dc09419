"""QuantEcon's DiscreteDP: decision processes by policy iteration, with dense or sparse matrices."""

import numpy as np
from quantecon.markov import DiscreteDP

from peers.games import read
from peers.timing import timed


def _dense(game):
    shape = (game.state_count, *game.counts, game.state_count)
    return DiscreteDP(game.rewards[0], game.transitions.toarray().reshape(shape), game.discount)


def _sparse(game):
    states, actions = np.indices(game.rewards[0].shape)
    # DiscreteDP wants a matrix: the older of scipy's sparse classes.
    from scipy.sparse import csr_matrix

    return DiscreteDP(game.rewards[0].ravel(), csr_matrix(game.transitions), game.discount,
                      states.ravel(), actions.ravel())


def _policy_iteration(process):

    def run(path, repeats):
        theirs = process(read(path))
        seconds, result = timed(repeats, lambda: theirs.solve(method="policy_iteration"))
        return seconds, {"values": [result.v.tolist()]}

    return run


RUN = {
    "quantecon-decision": _policy_iteration(_dense),
    "quantecon-decision-sparse": _policy_iteration(_sparse),
}
