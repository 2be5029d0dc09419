"""Markov games, from the .json files that `equilibria-benchmarks generate` writes."""

import json

import numpy as np
from scipy.sparse import csr_array

from peers.number_text import double


class MarkovGame:
    """Rewards and transitions as floating arrays; every state has the same numbers of actions.

    `counts` are the numbers of actions. `rewards[player]` has one axis for the states and one per
    player; a zero-sum game has those of the first player only. `transitions` is a sparse matrix
    with a row for every state and action profile, the last player's action fastest.
    """

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            text = json.load(file)
        states = text["states"]
        self.state_count = len(states)
        self.counts = [len(actions) for actions in states[0]["actions"]]
        self.discount = double(text["discount"])
        self.is_zero_sum = text.get("zero_sum", False)
        shape = (self.state_count, *self.counts)
        self.rewards = [
            np.array([double(number) for state in states
                      for number in _flat(state["rewards"][player], len(self.counts))])
            .reshape(shape)
            for player in range(len(states[0]["rewards"]))
        ]
        rows = [row for state in states for row in _flat(state["transitions"], len(self.counts))]
        starts = np.cumsum([0] + [len(row) for row in rows])
        successors = np.array([int(successor) for row in rows for successor in row])
        chances = np.array([double(number) for row in rows for number in row.values()])
        self.transitions = csr_array(
            (chances, successors, starts), shape=(len(rows), self.state_count)
        )

    def stages(self, player, values):
        """What each action profile of each state is worth to a player when values come next."""
        rewards = self.rewards[player]
        return rewards + self.discount * (self.transitions @ values).reshape(rewards.shape)


def _flat(lists, depth):
    for _ in range(depth - 1):
        lists = [item for part in lists for item in part]
    return lists
