"""Checks answers about legal orders by the formulas for one-period joint boycotts."""

import math
from fractions import Fraction

import numpy as np

from harness.disagreement import Disagreement
from peers.legal_orders import POINTS

# Cells in which a slack is this close to zero may fall on either side in floating arithmetic.
PRECISION = 1e-9


def order(game, answer):
    """What the most profitable way to cheat loses, exactly: all victims that are worth cheating."""
    joins = math.prod((1 - rho) * game.clear for rho in game.rho)
    loss = game.discount * game.publicity * joins * game.margin
    best = max(sum(saving for saving in game.savings if saving > 0), max(game.savings))
    if Fraction(answer["value"]) != loss - best:
        raise Disagreement(f"the slack is given as {answer['value']} and is {loss - best}")
    return loss - best


def deterrence_map(game, answer):
    """The shares of cells in which one breach or another pays, nobody buys, or the law holds."""
    points = np.array([float(point) for point in POINTS])
    joins = ((1 - points) * float(game.clear)) ** len(game.rho)
    loss = np.outer(points, joins) * float(game.publicity * game.margin)
    one = loss - float(max(game.savings))
    several = loss - float(sum(saving for saving in game.savings if saving > 0))
    takes_part = min(game.lawful_payoffs) >= 0
    regions = np.select(
        [one < 0, several < 0, np.full(loss.shape, not takes_part)], [0, 1, 2], default=3
    )
    unsure = int(((np.abs(one) < PRECISION) | (np.abs(several) < PRECISION)).sum())
    for kind, share in enumerate(answer["shares"]):
        cells = int((regions == kind).sum())
        if abs(share * loss.size - cells) > unsure + 0.5:
            raise Disagreement(f"region {kind} has {share * loss.size:g} cells, not {cells}")
    return answer["shares"]
