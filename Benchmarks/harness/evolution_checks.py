"""Checks answers about populations and evolutionarily stable strategies against the game itself."""

import random
from fractions import Fraction

import numpy as np
from scipy.integrate import solve_ivp
from scipy.sparse import eye_array
from scipy.sparse.linalg import spsolve

from harness.disagreement import Disagreement
from peers.population_cases import stationary_law
from peers.populations import STEPS, compositions, transitions
from peers.trajectories import END, start, times

# How far shares and probabilities may be from the right ones.
PRECISION = 1e-9
# How many standard errors a simulation may be from the right shares.
STANDARD_ERRORS = 5
# How many mutants at random a stable strategy has to repel, besides the pure ones.
MUTANTS = 20


def _shares(game, numbers):
    shares = np.array(numbers, dtype=float)
    if shares.shape != (game.count,) or not np.all(shares >= 0):
        raise Disagreement("there is no share for every strategy")
    if not abs(shares.sum() - 1) <= PRECISION:
        raise Disagreement(f"the shares sum to {shares.sum()}")
    return shares


def _require_balance(shares, rates):
    np.fill_diagonal(rates, 0)
    outflow = shares * rates.sum(axis=1)
    gap = float(np.abs(shares @ rates - outflow).max() / outflow.max())
    if not gap <= PRECISION:
        raise Disagreement(f"the shares are out of balance by {gap:g}")


def small_mutation(game, answer):
    """Shares that balance the takeovers of mutants, by the products of the textbook."""
    shares = _shares(game, answer["shares"])
    gains = game.gains(np.arange(1, game.members))
    obstacles = np.cumprod(np.exp(-game.intensity * gains), axis=2)
    _require_balance(shares, 1 / (1 + obstacles.sum(axis=2)))
    return shares


def alpha_rank(game, answer):
    """The same with the takeovers of alpha-rank."""
    shares = _shares(game, answer["shares"])
    # Rows are residents: what a mutant earns against them, less what they earn against it.
    steps = game.intensity * (game.payoffs.T - game.payoffs)
    np.fill_diagonal(steps, 1)
    _require_balance(shares, (1 - np.exp(-steps)) / (1 - np.exp(-game.members * steps)))
    return shares


def law(game, answer):
    """A law that one step leaves as it is."""
    chain = transitions(game)
    found = np.array(answer["law"], dtype=float)
    if found.shape != (chain.shape[0],) or not np.all(found >= -PRECISION):
        raise Disagreement("there is no probability for every composition")
    if not abs(found.sum() - 1) <= PRECISION:
        raise Disagreement(f"the probabilities sum to {found.sum()}")
    change = float(np.abs(found @ chain - found).sum())
    if not change <= PRECISION * game.mutation:
        raise Disagreement(f"a step changes the law by {change:g}")
    return found


def simulation(game, answer):
    """Mean shares that chance explains: within some standard errors of the exact ones.

    With g the solution of (1 - T) g = f - E f, the variance of the mean of f over n steps is
    E (2 (f - E f) g - (f - E f)^2) / n.
    """
    shares = _shares(game, answer["shares"])
    chain = transitions(game)
    exact = stationary_law(chain)
    counts = compositions(game.members, game.count)
    system = (eye_array(chain.shape[0]) - chain).tocsc()[1:, 1:]
    for place in range(game.count):
        share = counts[:, place] / game.members
        mean = float(exact @ share)
        excess = share - mean
        ahead = np.append(0.0, spsolve(system, excess[1:]))
        variance = float(exact @ (2 * excess * ahead - excess**2))
        error = abs(shares[place] - mean) / np.sqrt(variance / STEPS)
        if not error <= STANDARD_ERRORS:
            raise Disagreement(f"a share is {error:g} standard errors from the exact one")
    return shares


def stable(game, answer):
    """Strategies that are equilibria and repel many mutants, exactly; returns a set."""
    if answer.get("complete") is False:
        raise Disagreement("the list is not complete")
    matrix = game.exact()[0]
    mixtures = [tuple(map(Fraction, mixture)) for mixture in answer["stable"]]
    for mixture in mixtures:
        if len(mixture) != len(matrix) or min(mixture) < 0 or sum(mixture) != 1:
            raise Disagreement("a strategy is no mixture of all actions")
        own = np.array(mixture, dtype=object)
        earned = matrix @ own
        if any(weight and payoff < max(earned) for weight, payoff in zip(own, earned)):
            raise Disagreement("a strategy is not an equilibrium")
        for mutant in _mutants(own, np.flatnonzero(earned == max(earned))):
            payoffs = matrix @ mutant
            if not own @ payoffs > mutant @ payoffs:
                raise Disagreement("a strategy does not repel a mutant")
    return frozenset(mixtures)


def _mutants(own, replies):
    """Best replies to a strategy other than itself: all pure ones, and some mixtures."""
    generator = random.Random(1)
    for number in range(len(replies) + MUTANTS):
        mutant = np.array([Fraction(0)] * len(own), dtype=object)
        if number < len(replies):
            mutant[replies[number]] = Fraction(1)
        else:
            weights = [generator.randrange(10) for _ in replies]
            if not any(weights):
                continue
            mutant[replies] = [Fraction(weight, sum(weights)) for weight in weights]
        if any(mutant != own):
            yield mutant


def trajectory(game, answer):
    """Shares that are as close to the replicator dynamic as they are meant to be."""
    matrix = game.payoffs[0]
    path = np.array(answer["path"], dtype=float)
    if path.shape != (len(times()), len(matrix)):
        raise Disagreement("there are no shares for every time")

    def shares(logarithms):
        weights = np.exp(logarithms - logarithms.max(axis=0))
        return weights / weights.sum(axis=0)

    # Logarithms of shares grow by payoffs, up to a common term.
    exact = shares(solve_ivp(
        lambda _, logarithms: matrix @ shares(logarithms), (0, END), np.log(start(len(matrix))),
        method="DOP853", t_eval=times(), rtol=3e-14, atol=1e-14,
    ).y).T
    error = float(np.abs(path - exact).max())
    if not error <= answer["accuracy"]:
        raise Disagreement(f"the shares are wrong by {error:g}")
    return path, answer["accuracy"]


def same_numbers(ours, theirs):
    """Whether two lists, each within PRECISION of the right one, can both be right."""
    return bool(np.abs(ours - theirs).max() <= 2 * PRECISION)


def same_paths(ours, theirs):
    return bool(np.abs(ours[0] - theirs[0]).max() <= ours[1] + theirs[1])
