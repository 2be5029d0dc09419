"""Reads the files that `equilibria-benchmarks generate` writes.

Those that end in .population.json are read by populations, those in .order.json by legal_orders,
other .json ones by markov_games.
"""

import re
from fractions import Fraction
from functools import lru_cache

import numpy as np

from peers.legal_orders import LegalOrder
from peers.markov_games import MarkovGame
from peers.number_text import double
from peers.populations import Population

_HEADER = re.compile(r'^NFG 1 R ".*" \{ (?:".*" )+\} \{ ((?:\d+ )+)\}\n".*"\n\n')


class Game:
    """Payoffs of every player, as written and as floating arrays.

    `payoffs[player]` has one axis per player; `numbers[player]` holds the same as text, in the
    order of the flattened array.
    """

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        header = _HEADER.match(text)
        if header is None:
            raise ValueError("not a game in the form that the benchmarks write")
        self.counts = [int(count) for count in header.group(1).split()]
        words = text[header.end():].split()
        players = len(self.counts)
        values = np.array([double(word) for word in words])
        # A file lists everybody's payoffs profile by profile, the first action fastest.
        shape = tuple(self.counts)
        self.payoffs = [
            np.ascontiguousarray(values[player::players].reshape(shape, order="F"))
            for player in range(players)
        ]
        self._words = words

    @property
    def scale(self):
        """The largest payoff in absolute value, at least 1."""
        return max(1.0, max(float(np.abs(table).max()) for table in self.payoffs))

    def exact(self):
        """The payoffs as arrays of fractions."""
        players = len(self.counts)
        tables = []
        for player in range(players):
            flat = np.empty(len(self._words) // players, dtype=object)
            flat[:] = [Fraction(word) for word in self._words[player::players]]
            tables.append(flat.reshape(tuple(self.counts), order="F"))
        return tables


@lru_cache(maxsize=2)
def read(path):
    """The game in a file; the last two are kept."""
    if path.endswith(".population.json"):
        return Population(path)
    if path.endswith(".order.json"):
        return LegalOrder(path)
    return MarkovGame(path) if path.endswith(".json") else Game(path)
