"""Checks answers to Markov games against the game itself, in floating arithmetic.

The bounds of an answer are proven once more here: T is monotone and contracts towards the right
values v*, so values that it does not lower are at most v*, and values that it does not raise are at
least v*.
"""

import numpy as np

from harness.disagreement import Disagreement

# How far values may be from the right ones.
PRECISION = 1e-8
# What rounding makes of T, relative to the largest value that the game could have.
ROUNDING = 1e-13
# What a player may gain in a stationary equilibrium that comes with a proven bound on that …
LARGEST_PROVEN_GAIN = 1e-8
# … and in one that comes without: paths are left close to an equilibrium, not at it.
LARGEST_GAIN = 1e-3
# How far probabilities may be from a sum of 1.
LARGEST_EXCESS = 1e-6


def _scale(game):
    largest = max(float(np.abs(table).max()) for table in game.rewards)
    return max(1.0, largest / (1 - game.discount))


def _policy(game, answer):
    """For each player, the probabilities of the actions in every state."""
    policy = answer["policy"]
    if len(policy) != game.state_count:
        raise Disagreement("there is no strategy for every state")
    mixtures = []
    for player, count in enumerate(game.counts):
        table = np.array([state[player] for state in policy], dtype=float)
        if table.shape != (game.state_count, count):
            raise Disagreement("there is no strategy for every player")
        if not np.all(table >= -ROUNDING):
            raise Disagreement(f"the probabilities of player {player} are negative somewhere")
        if not np.all(np.abs(table.sum(axis=1) - 1) <= LARGEST_EXCESS):
            raise Disagreement(f"the probabilities of player {player} do not sum to 1")
        mixtures.append(table)
    return mixtures


def _values(game, answer):
    values = np.array(answer["values"][0], dtype=float)
    if values.shape != (game.state_count,) or not np.all(np.isfinite(values)):
        raise Disagreement("there is no value for every state")
    return values


def _require_bounds(game, answer, least, most):
    """`least` and `most` give what T makes of bounds, at the least and at the most."""
    lower, upper = (np.array(answer[side], dtype=float) for side in ("lower", "upper"))
    slack = ROUNDING * _scale(game)
    if not np.all(least(lower) >= lower - slack):
        raise Disagreement("the lower bounds are not proven")
    if not np.all(most(upper) <= upper + slack):
        raise Disagreement("the upper bounds are not proven")
    gap = float((upper - lower).max())
    if not gap <= PRECISION:
        raise Disagreement(f"the bounds are {gap:g} apart")


def zero_sum(game, answer):
    """Values, with mixtures that prove bounds on them if there are any; returns the values."""
    if "policy" in answer:
        rows, columns = _policy(game, answer)
        _require_bounds(
            game, answer,
            lambda lower: np.einsum("sa,sab->sb", rows, game.stages(0, lower)).min(axis=1),
            lambda upper: np.einsum("sb,sab->sa", columns, game.stages(0, upper)).max(axis=1),
        )
    return _values(game, answer)


def decision(game, answer):
    """Values of a decision process, which T keeps; returns them."""
    def improved(values):
        return game.stages(0, values).max(axis=1)

    if "lower" in answer:
        _require_bounds(game, answer, improved, improved)
    values = _values(game, answer)
    error = float(np.abs(improved(values) - values).max()) / (1 - game.discount)
    if not error <= PRECISION:
        raise Disagreement(f"the values may be wrong by {error:g}")
    return values


def largest_gain(game, mixtures):
    """The most that a player gains from some state by the best response to the others."""
    gains = []
    for player, rewards in enumerate(game.rewards):
        others = [mixture for other, mixture in enumerate(mixtures) if other != player]
        reward, chance = _decision_process(game, player, rewards, others)
        own = mixtures[player]
        planned = _worth(game, (own * reward).sum(axis=1), np.einsum("sa,sat->st", own, chance))
        gains.append(float((_best(game, reward, chance, planned) - planned).max()))
    return max(gains)


def _decision_process(game, player, rewards, others):
    """Rewards and transitions of a player's actions when the others mix."""
    chance = game.transitions.toarray().reshape(*rewards.shape, game.state_count)
    # The player's own actions come first after the states, then those of the others.
    reward, chance = np.moveaxis(rewards, 1 + player, 1), np.moveaxis(chance, 1 + player, 1)
    for mixture in reversed(others):
        axis = reward.ndim - 1
        weights = mixture.reshape(mixture.shape[:1] + (1,) * (axis - 1) + mixture.shape[1:])
        reward = (reward * weights).sum(axis=axis)
        chance = (chance * weights[..., None]).sum(axis=axis)
    return reward, chance


def _worth(game, reward, chance):
    return np.linalg.solve(np.eye(game.state_count) - game.discount * chance, reward)


def _best(game, reward, chance, values):
    """The best values by policy iteration; these never fall, so that it ends."""
    states = np.arange(game.state_count)
    while True:
        choices = (reward + game.discount * (chance @ values)).argmax(axis=1)
        improved = _worth(game, reward[states, choices], chance[states, choices])
        if np.all(improved <= values + ROUNDING * _scale(game)):
            return values
        values = improved


def stationary(game, answer):
    """A stationary equilibrium: from no state does anybody gain by another plan."""
    gain = largest_gain(game, _policy(game, answer))
    proven = answer.get("regret")
    if proven is not None and not proven <= LARGEST_PROVEN_GAIN:
        raise Disagreement(f"a gain of {proven:g} is not ruled out")
    limit = LARGEST_GAIN if proven is None else proven + 100 * ROUNDING * _scale(game)
    if not gain <= limit:
        raise Disagreement(f"a player has a gain of {gain:g}")
    return gain


def same_values(ours, theirs):
    """Whether two lists of values, each within PRECISION of the right one, can both be right."""
    return bool(np.abs(ours - theirs).max() <= 2 * PRECISION)
