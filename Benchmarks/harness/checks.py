"""Checks answers against the game itself, whoever gave them.

Answers in text, "1/3", are exact and checked without rounding, in integers; others are checked
in floating arithmetic to TOLERANCE times the largest payoff.
"""

import math
from fractions import Fraction

import numpy as np

from harness import evolution_checks, markov_checks, order_checks
from harness.disagreement import Disagreement, Incomplete

TOLERANCE = 1e-6


def _is_exact(numbers):
    return any(isinstance(number, str) for number in numbers)


def _whole(fractions):
    """Integers in the same proportions, and what they were multiplied by."""
    fractions = [Fraction(number) for number in fractions]
    factor = math.lcm(*{number.denominator for number in fractions})
    whole = np.empty(len(fractions), dtype=object)
    whole[:] = [number.numerator * (factor // number.denominator) for number in fractions]
    return whole, factor


class _Numbers:
    """Payoffs and the arithmetic to check an answer in: exact integers or doubles."""

    def __init__(self, game, exact):
        self.exact = exact
        self.scale = game.scale
        if exact:
            tables = game.exact()
            flat, self.factor = _whole(np.concatenate([table.ravel() for table in tables]))
            shape = tables[0].shape
            self.payoffs = [part.reshape(shape) for part in np.split(flat, len(tables))]
        else:
            self.factor = 1
            self.payoffs = game.payoffs

    def weights(self, numbers, what):
        """Probabilities, all multiplied by the same number, and that number."""
        if self.exact:
            weights, factor = _whole(numbers)
            total = sum(weights)
            if total != factor:
                raise Disagreement(f"{what} sum to {Fraction(total, factor)}")
        else:
            weights, factor = np.array(numbers, dtype=float), 1
            if not np.all(np.isfinite(weights)) or abs(weights.sum() - 1) > TOLERANCE:
                raise Disagreement(f"{what} sum to {weights.sum()}")
        if weights.min() < (0 if self.exact else -TOLERANCE):
            raise Disagreement(f"{what} are negative somewhere")
        return weights, factor

    def require_no_gain(self, gain, what):
        if gain > (0 if self.exact else TOLERANCE * self.scale):
            # Exact gains are counted in units that say nothing by themselves.
            raise Disagreement(what if self.exact else f"{what} of {gain:g}")


def _mixtures(numbers, game, profile):
    if profile is None or [len(mixture) for mixture in profile] != game.counts:
        raise Disagreement("there is no strategy for every player")
    return [
        numbers.weights(mixture, f"the probabilities of player {player}")
        for player, mixture in enumerate(profile)
    ]


def _require_equilibrium(numbers, game, profile):
    """Nobody gains by another action; returns player 0's payoff."""
    mixtures = _mixtures(numbers, game, profile)
    first = None
    for player, table in enumerate(numbers.payoffs):
        earned = table
        for other in reversed(range(len(mixtures))):
            if other != player:
                earned = np.tensordot(earned, mixtures[other][0], axes=([other], [0]))
        own, factor = mixtures[player]
        average = (own * earned).sum()
        numbers.require_no_gain(max(earned) * factor - average, f"player {player} has a gain")
        if player == 0:
            first = average
    scale = numbers.factor * math.prod(factor for _, factor in mixtures)
    return Fraction(first, scale) if numbers.exact else float(first)


def zero_sum(game, answer):
    """Optimal strategies; returns the value that they prove."""
    numbers = _Numbers(game, _is_exact(answer["profile"][0]))
    proven = _require_equilibrium(numbers, game, answer["profile"])
    return _require_same(answer.get("value"), proven, numbers)


def _require_same(stated, proven, numbers):
    if stated is None:
        raise Disagreement("there is no value")
    value = Fraction(stated) if numbers.exact else float(stated)
    if abs(value - proven) > (0 if numbers.exact else TOLERANCE * numbers.scale):
        raise Disagreement(f"the value is given as {value} and is {proven}")
    return value


def correlated(game, answer):
    """Nobody gains by disobeying; returns the total payoff."""
    numbers = _Numbers(game, _is_exact(answer["probabilities"]))
    found, factor = numbers.weights(answer["probabilities"], "the probabilities")
    flat = np.zeros(math.prod(game.counts), dtype=found.dtype)
    flat[answer["support"]] = found
    weights = flat.reshape(game.counts)
    total = 0
    for player, table in enumerate(numbers.payoffs):
        chances = np.moveaxis(weights, player, 0).reshape(game.counts[player], -1)
        payoffs = np.moveaxis(table, player, 0).reshape(game.counts[player], -1)
        # Most profiles have probability zero, and exact products are slow.
        used = np.array([any(column) for column in chances.T])
        # earned[a, b]: the payoff from b when a is recommended, times the chance of that.
        earned = chances[:, used] @ payoffs[:, used].T
        obeyed = earned.diagonal()
        numbers.require_no_gain((earned.max(axis=1) - obeyed).max(), f"player {player} has a gain")
        total = total + obeyed.sum()
    proven = Fraction(total, numbers.factor * factor) if numbers.exact else float(total)
    return _require_same(answer.get("value"), proven, numbers)


def pure(game, answer):
    """The same set as the definition gives; returns it."""
    stable = np.ones(game.counts, dtype=bool)
    for player, table in enumerate(game.payoffs):
        stable &= table == table.max(axis=player, keepdims=True)
    expected = sorted(map(tuple, np.argwhere(stable).tolist()))
    found = sorted(map(tuple, answer["pure"]))
    if found != expected:
        raise Disagreement(f"found {len(found)} equilibria, there are {len(expected)}")
    return found


def equilibrium(game, answer):
    """Equilibria, one or several; returns the list when the answer is exact."""
    profiles = answer.get("profiles") or [answer.get("profile")]
    if profiles[0] is None:
        raise Disagreement("no equilibrium was found")
    numbers = _Numbers(game, _is_exact(profiles[0][0]))
    for profile in profiles:
        _require_equilibrium(numbers, game, profile)
    return [
        tuple(tuple(map(Fraction, mixture)) for mixture in profile) for profile in profiles
    ] if numbers.exact else None


def all_equilibria(game, answer):
    """A list that is said to hold all extreme equilibria; returns a set if exact, else an array."""
    if answer.get("complete") is False:
        raise Disagreement("the list is not complete")
    exact = equilibrium(game, answer)
    return frozenset(exact) if exact is not None else _flat(answer["profiles"])


def _flat(profiles):
    return np.array([
        [float(number) for mixture in profile for number in mixture] for profile in profiles
    ])


def stable(game, answer):
    """All stable strategies, returned as a set; or all equilibria, which are more, as an array."""
    if "profiles" in answer:
        equilibrium(game, answer)
        return _flat(answer["profiles"])
    return evolution_checks.stable(game, answer)


CHECKS = {
    "zero-sum": zero_sum, "correlated": correlated, "pure": pure, "equilibrium": equilibrium,
    "all-equilibria": all_equilibria, "markov-zero-sum": markov_checks.zero_sum,
    "markov-decision": markov_checks.decision, "stationary": markov_checks.stationary,
    "stable": stable, "small-mutation": evolution_checks.small_mutation,
    "alpha-rank": evolution_checks.alpha_rank, "law": evolution_checks.law,
    "simulation": evolution_checks.simulation, "trajectory": evolution_checks.trajectory,
    "order": order_checks.order, "deterrence-map": order_checks.deterrence_map,
}


def require_agreement(check, ours, theirs):
    """Refuses two checked answers to the same game that do not fit together."""
    if check == "all-equilibria":
        _require_same_equilibria(ours, theirs)
    elif check == "stable":
        _require_same_strategies(ours, theirs)
    elif not _agree(check, ours, theirs):
        raise Disagreement("disagrees with ours")


def _agree(check, ours, theirs):
    if check in ("zero-sum", "correlated"):
        if isinstance(ours, Fraction) and isinstance(theirs, Fraction):
            return ours == theirs
        return abs(float(ours) - float(theirs)) <= TOLERANCE * max(abs(float(ours)), 1e-3)
    if check in ("markov-zero-sum", "markov-decision"):
        return markov_checks.same_values(ours, theirs)
    if check in ("small-mutation", "alpha-rank", "law"):
        return evolution_checks.same_numbers(ours, theirs)
    if check == "trajectory":
        return evolution_checks.same_paths(ours, theirs)
    if check == "equilibrium" and theirs is not None and ours is not None and len(theirs) > 1:
        return ours[0] in theirs
    return check != "pure" or ours == theirs


def _require_same_strategies(ours, theirs):
    """The same stable strategies; among equilibria, each of ours played by both."""
    if isinstance(theirs, frozenset):
        if ours != theirs:
            raise Disagreement(f"lists {len(theirs)} stable strategies, ours {len(ours)}")
        return
    missing = sum(
        np.abs(theirs - _flat([[mixture, mixture]])).max(axis=1).min() > TOLERANCE
        for mixture in ours
    )
    if missing:
        raise Incomplete(f"misses {missing} of {len(ours)} stable strategies")


def _require_same_equilibria(ours, theirs):
    if isinstance(ours, frozenset) and isinstance(theirs, frozenset):
        if ours != theirs:
            raise Disagreement(f"lists {len(theirs)} extreme equilibria, ours {len(ours)}")
        return
    known, found = (
        _flat(list(answer)) if isinstance(answer, frozenset) else answer
        for answer in (ours, theirs)
    )
    matched = set()
    for profile in found:
        distances = np.abs(known - profile).max(axis=1)
        nearest = int(distances.argmin())
        if distances[nearest] > TOLERANCE:
            raise Disagreement("lists an equilibrium that ours does not")
        matched.add(nearest)
    if len(matched) < len(known):
        # Ours are proven one by one, so a floating list that lacks some is at fault.
        raise Incomplete(f"misses {len(known) - len(matched)} of {len(known)} equilibria")
