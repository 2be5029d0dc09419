"""All extreme equilibria by the definition: every pair of vertices whose labels are complete.

Slow and simple on purpose. With positive payoffs the best-reply polytopes are

    P = {x >= 0 : B'x <= 1}        Q = {y >= 0 : Ay <= 1}

A vertex of P other than 0 has a support S, and among its tight columns some U with |U| = |S| for
which B[S, U] is regular; so trying all pairs (S, U) finds every vertex. A label of x is a row that
it does not use or a column that is tight; (x, y) is an equilibrium when every row and column is a
label of x or of y, and the extreme equilibria are the pairs of vertices. All numbers are integers.
"""

from fractions import Fraction
from itertools import combinations
from math import comb, gcd


def _solve(matrix):
    """The solution of a square system with right-hand sides 1, times its determinant.

    Fraction-free elimination (Bareiss); returns (numerators, determinant > 0), or None.
    """
    size = len(matrix)
    rows = [row + [1] for row in matrix]
    previous = 1
    for step in range(size):
        pivot = next((index for index in range(step, size) if rows[index][step]), None)
        if pivot is None:
            return None
        rows[step], rows[pivot] = rows[pivot], rows[step]
        top = rows[step]
        for index in range(size):
            if index != step:
                row = rows[index]
                factor = row[step]
                rows[index] = [
                    (top[step] * value - factor * other) // previous
                    for value, other in zip(row, top)
                ]
        previous = top[step]
    sign = 1 if previous > 0 else -1
    return [sign * rows[index][size] for index in range(size)], sign * previous


def _vertices(constraints):
    """The vertices of {x >= 0 : constraints·x <= 1} but 0, as pairs of mixture and labels.

    Labels are numbered: first the coordinates that are 0, then the tight constraints.
    """
    count = len(constraints[0])
    found = {}
    for size in range(1, min(count, len(constraints)) + 1):
        for support in combinations(range(count), size):
            part = [[row[index] for index in support] for row in constraints]
            for tight in combinations(part, size):
                solution = _solve(list(tight))
                if solution is None or min(solution[0]) <= 0:
                    continue
                numbers, determinant = solution
                values = [sum(map(int.__mul__, row, numbers)) for row in part]
                if max(values) > determinant:
                    continue
                total = sum(numbers)
                mixture = [Fraction(0)] * count
                for index, number in zip(support, numbers):
                    mixture[index] = Fraction(number, total)
                labels = {index for index in range(count) if index not in support}
                labels |= {count + index for index, value in enumerate(values)
                           if value == determinant}
                found[tuple(mixture)] = labels
    return list(found.items())


def _positive(table):
    """Positive integers in the same order of preference: payoffs scaled and moved."""
    scale = 1
    for row in table:
        for payoff in row:
            scale = scale * payoff.denominator // gcd(scale, payoff.denominator)
    least = min(min(row) for row in table)
    return [[int((payoff - least) * scale) + 1 for payoff in row] for row in table]


def effort(game):
    """How many systems of equations the enumeration solves for each player."""
    return comb(game.rows + game.columns, game.rows)


def equilibria(game):
    """All extreme equilibria, as a set of pairs of mixtures."""
    first, second = (_positive(table) for table in game.tables)
    columns = [list(column) for column in zip(*second)]
    rows, count = game.rows, game.columns
    # Labels 0 to m − 1 are the rows, m to m + n − 1 the columns.
    ours = [
        (mixture, frozenset(labels)) for mixture, labels in _vertices(columns)
    ]
    theirs = [
        (mixture, frozenset((label + rows) % (rows + count) for label in labels))
        for mixture, labels in _vertices(first)
    ]
    everything = frozenset(range(rows + count))
    return {
        (x, y) for x, some in ours for y, others in theirs if some | others == everything
    }
