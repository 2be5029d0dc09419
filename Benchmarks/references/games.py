"""The games of the fixture: seeded random ones, named ones, and files that are read in place.

Numbers come from `random.Random(seed).random()`, which Python promises never to change.
"""

import os
import random
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import List, Optional

# A degenerate game takes longer than a random one of its size, and the peers have to finish.
RANDOM_SIZES = [(rows, columns) for rows in range(2, 9) for columns in range(2, 9)]
DEGENERATE_SIZES = [
    (rows, columns) for rows in range(2, 9) for columns in range(2, 9) if rows + columns <= 13
]

# 100×9, which neither peer finishes within minutes, and 30×16 with payoffs up to 30^15 > 2^63:
# lrsnash cuts them off and finds 23 equilibria, Gambit finds none, and there are two (row 1 against
# column 1 and row 30 against column 16: every other mixture of a player has a strict best reply to
# which it is not one).
TOO_LARGE = ("gamem", "gamec")


@dataclass(frozen=True)
class Game:
    """A two-player game.

    tables: for each player, one row of payoffs per action of the row player.
    file: where it is read in place, inside the shared games; None when the fixture contains it.
    plain: a game with the same equilibria and payoffs that the peers can read; itself when None.
    """

    name: str
    tables: tuple
    file: Optional[str] = None
    plain: Optional["Game"] = None

    @property
    def rows(self):
        return len(self.tables[0])

    @property
    def columns(self):
        return len(self.tables[0][0])

    def nfg(self):
        """The file that the peers read: payoffs profile by profile, the first action fastest."""
        counts = (self.rows, self.columns)
        numbers = [
            str(table[row][column])
            for column in range(self.columns) for row in range(self.rows) for table in self.tables
        ]
        return (f'NFG 1 R "{self.name}" {{ "1" "2" }} {{ {counts[0]} {counts[1]} }}\n""\n\n'
                + " ".join(numbers) + "\n")


def game(name, first, second, file=None):
    exact = tuple(
        tuple(tuple(map(Fraction, row)) for row in table) for table in (first, second)
    )
    return Game(name, exact, file)


def _drawn(name, rows, columns, payoffs, seed):
    generator = random.Random(seed)
    lowest, highest = payoffs

    def number():
        return lowest + int(generator.random() * (highest - lowest + 1))

    tables = [[[number() for _ in range(columns)] for _ in range(rows)] for _ in range(2)]
    return game(f"{name} {rows}x{columns} {seed}", *tables)


def random_games(count=500):
    """Whole payoffs, 0 to 100 or −50 to 50 in turn, of every size from 2×2 to 8×8."""
    return [
        _drawn("random", *RANDOM_SIZES[seed % len(RANDOM_SIZES)],
               (0, 100) if seed % 2 == 0 else (-50, 50), seed)
        for seed in range(count)
    ]


def degenerate_games(count=200):
    """Payoffs 0, 1 and 2, so that most have ties and continua of equilibria."""
    return [
        _drawn("degenerate", *DEGENERATE_SIZES[seed % len(DEGENERATE_SIZES)], (0, 2), 10_000 + seed)
        for seed in range(count)
    ]


def zero_sum_games(count=30):
    """Payoffs −3 to 3 that sum to zero: one component, often with several vertices."""
    games = []
    for seed in range(count):
        rows, columns = RANDOM_SIZES[(7 * seed) % len(RANDOM_SIZES)]
        first = _drawn("", rows, columns, (-3, 3), 20_000 + seed).tables[0]
        second = [[-payoff for payoff in row] for row in first]
        games.append(game(f"zero-sum {rows}x{columns} {20_000 + seed}", first, second))
    return games


def edge_games():
    """Shapes and scales that trip solvers: one action, equal rows, zeros, tiny beside huge."""
    tiny, huge = Fraction(1, 10**9), 10**9
    ones = [[1] * 4 for _ in range(3)]
    equal = [[3, 0, 5], [3, 0, 5], [1, 4, 2]]
    games = [
        game("one action each", [[7]], [[-7]]),
        game("one row", [[1, 2, 3, 2]], [[5, 9, 9, 0]]),
        game("one column", [[1], [4], [4]], [[0], [0], [0]]),
        game("all zero 2x2", [[0, 0], [0, 0]], [[0, 0], [0, 0]]),
        game("all equal 3x4", ones, ones),
        game("indifferent row player", [[1] * 3] * 4, [[4, 1, 2], [0, 6, 2], [5, 5, 5], [1, 1, 8]]),
        game("equal rows", equal, [[2, 7, 1], [6, 0, 4], [3, 3, 3]]),
        game("equal rows and columns", equal, [[2, 2, 1], [6, 6, 4], [0, 0, 3]]),
        game("zero row and column", [[0, 0, 0], [0, 5, 1], [0, 1, 5]],
             [[0, 0, 0], [0, 1, 5], [0, 5, 1]]),
        game("tiny beside huge", [[huge, 0, tiny], [0, tiny, huge], [tiny, huge, 0]],
             [[tiny, huge, 0], [huge, 0, tiny], [0, tiny, huge]]),
        game("tiny differences", [[1 + tiny, 1], [1, 1 + tiny]], [[1, 1 + tiny], [1 + tiny, 1]]),
        game("almost tied", [[huge, huge + 1, 0], [huge + 1, huge, tiny], [huge, huge, huge]],
             [[1, 1 - tiny, 2], [1, 1, 2 - tiny], [2, 2, 2]]),
        game("all negative", [[-3, -1], [-2, -4]], [[-1, -2], [-5, -3]]),
        game("fractions", [["1/3", "2/7"], ["1/5", "3/4"]], [["5/6", "1/9"], ["2/3", "4/5"]]),
    ]
    for size in (2, 4, 5):
        diagonal = [[1 if i == j else 0 for j in range(size)] for i in range(size)]
        games.append(game(f"coordination {size}x{size}", diagonal, diagonal))
        opposed = [[-payoff for payoff in row] for row in diagonal]
        games.append(game(f"anticoordination {size}x{size}", opposed, opposed))
    weights = [[(i + 1) if i == j else 0 for j in range(3)] for i in range(3)]
    games.append(game("diag(1,2,3)", weights, weights))
    return games


def huge_games(count=8):
    """Payoffs beyond 64 bits, which lrsnash cuts off at 2^63 − 1 without a word.

    Each is a small game after a positive affine change of payoffs, another one for each action of
    the other player, so that its equilibria are those of the small game.
    """
    games = []
    for seed in range(count):
        size = (3 + seed % 3, 3 + seed // 3)
        plain = _drawn("plain", *size, (0, 9 if seed % 2 else 2), 30_000 + seed)
        first = [
            [10**30 * payoff + 7 * 10**24 * column for column, payoff in enumerate(row)]
            for row in plain.tables[0]
        ]
        second = [
            [Fraction(payoff, 3 * 10**20) - 10**22 * index for payoff in row]
            for index, row in enumerate(plain.tables[1])
        ]
        games.append(replace(
            game(f"huge {size[0]}x{size[1]} {30_000 + seed}", first, second), plain=plain
        ))
    return games


def sandholm_gilpin_conitzer(order):
    """Sandholm, Gilpin & Conitzer (2005), with the payoffs of Fearnley, Igwe & Savani (2015)
    times four; one equilibrium."""
    block = 2 * order - 1

    def payoff(own, other, target):
        if own >= block:
            return 3 if own == target else 0
        if other >= block:
            return 2
        lead = (own - other) % block
        return 3 if lead == 0 else 4 if lead == 1 else 2 if lead == block - 1 else 3

    def partner(action):
        return action if action < block else block + ((action - block) ^ 1)

    actions = range(4 * order - 1)
    first = [[payoff(row, column, column) for column in actions] for row in actions]
    second = [[payoff(column, row, partner(row)) for column in actions] for row in actions]
    return game(f"Sgc {order}", first, second), game(
        # The column player's table read without transposing it: degenerate, with many equilibria.
        f"Sgc {order}, transposed", first, [list(column) for column in zip(*second)]
    )


def dual_cyclic(dimension, many):
    """Savani & von Stengel (2006), and von Stengel (1999) for many equilibria."""
    def label(facet):
        other = facet - 1 if facet % 2 == 0 else facet + 1
        if many or facet > dimension:
            return other
        if facet in (1, dimension):
            return facet
        return facet + 1 if facet % 2 == 0 else facet - 1

    scale = reduce(lcm, range(1, 2 * dimension))
    first = [[0] * dimension for _ in range(dimension)]
    second = [[0] * dimension for _ in range(dimension)]
    for i in range(1, dimension + 1):
        for j in range(1, dimension + 1):
            size = scale // (dimension + j - i)
            second[i - 1][j - 1] = size if i % 2 == 1 else -size
            row, column = label(i), label(dimension + j) - dimension
            first[row - 1][column - 1] = size if j % 2 == 0 else -size
    kind = "many equilibria" if many else "long paths"
    return game(f"dual cyclic {dimension}, {kind}", first, second)


def named_games():
    games = [variant for order in (1, 2, 3) for variant in sandholm_gilpin_conitzer(order)]
    games += [
        dual_cyclic(dimension, many) for dimension in (2, 4, 6, 8) for many in (False, True)
    ]
    return games


def shared_games(folder) -> List[Game]:
    """The two-player strategic forms of the shared games.

    Those of `textbook` were written for this project and go into the fixture; others are only
    named there.
    """
    import pygambit

    games = []
    for directory, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = os.path.join(directory, name)
            file = os.path.relpath(path, folder)
            if name.endswith(".nfg"):
                table = pygambit.read_nfg(path)
                if len(table.players) != 2:
                    continue
                tables = [
                    [[Fraction(str(number)) for number in row] for row in array.tolist()]
                    for array in table.to_arrays(dtype=Fraction)
                ]
            elif os.path.dirname(file) == "lrslib" and name not in TOO_LARGE:
                tables = _lrs(path)
            else:
                continue
            is_ours = os.path.dirname(file) == "textbook"
            games.append(game(
                f"textbook {name[:-4]}" if is_ours else file, *tables,
                file=None if is_ours else file,
            ))
    return games


def _lrs(path):
    """An input of lrsnash: the numbers of rows and columns, and both tables row by row."""
    with open(path, encoding="ascii") as file:
        words = file.read().split()
    rows, columns = int(words[0]), int(words[1])
    numbers = words[2:]
    starts = range(0, 2 * rows * columns, columns)
    lines = [numbers[start:start + columns] for start in starts]
    return lines[:rows], lines[rows:]
