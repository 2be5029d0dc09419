"""Finite populations, from the .population.json files that `equilibria-benchmarks generate` writes.

In a step, a member is compared with another one and takes over its strategy with the probability
1/(1 + exp(-intensity (its payoff - own payoff))); with the probability `mutation` it changes to one
of the other strategies instead. Members meet all others but not themselves.
"""

import json

import numpy as np
from scipy.sparse import csr_array

from peers.number_text import double

# The number of steps of a simulation; the same as simulatedSteps in BenchmarkCase+Evolution.swift.
STEPS = 1_000_000


class Population:
    """`payoffs[i, j]`: what a member with strategy i earns against one with j."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            text = json.load(file)
        self.members = text["members"]
        self.intensity = double(text["intensity"])
        self.mutation = double(text["mutation"])
        self.payoffs = np.array([[double(number) for number in row] for row in text["payoffs"]])
        self.count = len(self.payoffs)

    @property
    def initial_counts(self):
        """Members shared as equally as possible."""
        share, rest = divmod(self.members, self.count)
        return np.array([share + (place < rest) for place in range(self.count)])

    def gains(self, mutants):
        """What a mutant earns more than a resident; the resident's strategy is the first axis."""
        own = self.payoffs.diagonal()
        residents = self.members - mutants
        mutant = (mutants - 1) * own[None, :, None] + residents * self.payoffs.T[:, :, None]
        resident = mutants * self.payoffs[:, :, None] + (residents - 1) * own[:, None, None]
        return (mutant - resident) / (self.members - 1)


def compositions(members, count):
    """How many play each strategy, one row per composition, in lexicographic order."""
    axes = np.indices((members + 1,) * (count - 1)).reshape(count - 1, -1).T
    first = axes[axes.sum(axis=1) <= members]
    return np.column_stack([first, members - first.sum(axis=1)])


def transitions(population):
    """The chain of compositions as a sparse matrix: rows are where steps begin."""
    members, count = population.members, population.count
    states = compositions(members, count)
    standing = (states @ population.payoffs.T - population.payoffs.diagonal()) / (members - 1)
    # The number of a composition by its first counts, read as digits.
    powers = (members + 1) ** np.arange(count - 1)[::-1]
    places = np.zeros((members + 1) ** (count - 1), dtype=int)
    keys = states[:, :-1] @ powers
    places[keys] = np.arange(len(states))
    starts, ends, chances = [], [], []
    for old in range(count):
        begin = np.flatnonzero(states[:, old])
        for new in range(count):
            if new == old:
                continue
            gain = standing[begin, new] - standing[begin, old]
            meet = states[begin, old] * states[begin, new] / (members * (members - 1))
            adopt = meet / (1 + np.exp(-population.intensity * gain))
            mutate = states[begin, old] / members / (count - 1)
            step = np.zeros(count, dtype=int)
            step[old], step[new] = -1, 1
            starts.append(begin)
            ends.append(places[keys[begin] + step[:-1] @ powers])
            chances.append((1 - population.mutation) * adopt + population.mutation * mutate)
    starts, ends, chances = map(np.concatenate, (starts, ends, chances))
    size = len(states)
    stays = 1 - np.bincount(starts, chances, minlength=size)
    here = np.arange(size)
    return csr_array(
        (np.append(chances, stays), (np.append(starts, here), np.append(ends, here))),
        shape=(size, size),
    )
