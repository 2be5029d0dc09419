"""All evolutionarily stable strategies in Python's fractions: no package finds them exactly.

Supports by size; those that contain the support of a strategy found, or lie in its best replies,
are left out (Bishop & Cannings 1976). A strategy is stable when the form of mutants' losses is
positive on the support and strictly copositive on the other best replies (Haigh 1975; Abakuks
1980), which Hadeler's determinants decide (1983).
"""

from fractions import Fraction
from itertools import combinations

from peers.games import read
from peers.timing import timed


def _eliminated(rows, columns):
    """Gauss-Jordan on the first columns, in place; the determinant, 0 when singular."""
    determinant = Fraction(1)
    for step in range(columns):
        pivot = next((place for place in range(step, len(rows)) if rows[place][step]), None)
        if pivot is None:
            return Fraction(0)
        if pivot != step:
            rows[step], rows[pivot] = rows[pivot], rows[step]
            determinant = -determinant
        head = rows[step][step]
        determinant *= head
        rows[step] = [value / head for value in rows[step]]
        for place, row in enumerate(rows):
            if place != step and row[step]:
                factor = row[step]
                rows[place] = [value - factor * other for value, other in zip(row, rows[step])]
    return determinant


def _equilibrium(matrix, support):
    """Positive weights that make all of a support equally good, and the payoff; None if none."""
    rows = [[matrix[i][j] for j in support] + [Fraction(-1), Fraction(0)] for i in support]
    rows.append([Fraction(1)] * len(support) + [Fraction(0), Fraction(1)])
    if not _eliminated(rows, len(support) + 1):
        return None
    solution = [row[-1] for row in rows]
    return (solution[:-1], solution[-1]) if min(solution[:-1]) > 0 else None


def _is_positive_definite(form):
    """By Gaussian elimination of the leading rows."""
    rows = [row[:] for row in form]
    for step, top in enumerate(rows):
        if top[step] <= 0:
            return False
        for place in range(step + 1, len(rows)):
            factor = rows[place][step] / top[step]
            rows[place] = [value - factor * other for value, other in zip(rows[place], top)]
    return True


def _schur(form, kept, rest):
    """What is left of a form on `rest` when `kept` is chosen best."""
    rows = [[form[i][j] for j in kept] + [form[i][j] for j in rest] for i in kept]
    _eliminated(rows, len(kept))
    return [
        [form[i][j] - sum(form[i][k] * rows[place][len(kept) + column]
                          for place, k in enumerate(kept))
         for column, j in enumerate(rest)]
        for i in rest
    ]


def _minor(form, row, column):
    return [[value for j, value in enumerate(line) if j != column]
            for i, line in enumerate(form) if i != row]


def _determinant(form):
    return _eliminated([row[:] for row in form], len(form))


def _is_strictly_copositive(form):
    for size in range(1, len(form) + 1):
        for places in combinations(range(len(form)), size):
            part = [[form[i][j] for j in places] for i in places]
            if _determinant(part) > 0:
                continue
            if size == 1 or all((-1) ** (i + j) * _determinant(_minor(part, i, j)) > 0
                                for i in range(size) for j in range(size)):
                return False
    return True


def _is_stable(matrix, support, replies):
    least = support[0]

    def loss(i, j):
        def one(i, j):
            return matrix[i][j] - matrix[i][least] - matrix[least][j] + matrix[least][least]

        return -(one(i, j) + one(j, i)) / 2

    kept = list(range(len(support) - 1))
    rest = list(range(len(kept), len(replies) - 1))
    places = list(support[1:]) + [reply for reply in replies if reply not in support]
    form = [[loss(i, j) for j in places] for i in places]
    if not _is_positive_definite([[form[i][j] for j in kept] for i in kept]):
        return False
    return _is_strictly_copositive(_schur(form, kept, rest))


def _all_stable(matrix):
    count = len(matrix)
    found, supports, extended = [], [], []
    for size in range(1, count + 1):
        for support in combinations(range(count), size):
            chosen = set(support)
            if any(known <= chosen for known in supports):
                continue
            if any(chosen <= known for known in extended):
                continue
            solution = _equilibrium(matrix, support)
            if solution is None:
                continue
            weights, payoff = solution
            earned = [sum(row[j] * weight for j, weight in zip(support, weights))
                      for row in matrix]
            if max(earned) > payoff:
                continue
            replies = [place for place in range(count) if earned[place] == payoff]
            if _is_stable(matrix, support, replies):
                mixture = [Fraction(0)] * count
                for place, weight in zip(support, weights):
                    mixture[place] = weight
                found.append(mixture)
                supports.append(chosen)
                extended.append(set(replies))
    return found


def _stability(path, repeats):
    matrix = read(path).exact()[0].tolist()
    seconds, found = timed(repeats, lambda: _all_stable(matrix))
    return seconds, {"stable": [[str(weight) for weight in mixture] for mixture in found]}


RUN = {"python-stability": _stability}
