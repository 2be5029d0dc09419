"""Gambit, through pygambit; exact methods use its rational arithmetic."""

from functools import lru_cache

import pygambit

from peers.timing import timed


@lru_cache(maxsize=2)
def _read(path):
    return pygambit.read_nfg(path)


def _profile(game, equilibrium):
    return [
        [str(equilibrium[strategy]) for strategy in player.strategies] for player in game.players
    ]


def _pure(path, repeats):
    game = _read(path)
    seconds, result = timed(repeats, lambda: pygambit.nash.enumpure_solve(game))
    found = [
        [row.index("1") for row in _profile(game, equilibrium)]
        for equilibrium in result.equilibria
    ]
    return seconds, {"pure": found}


def _lp(path, repeats):
    game = _read(path)
    seconds, result = timed(repeats, lambda: pygambit.nash.lp_solve(game, rational=True))
    equilibrium = result.equilibria[0]
    value = equilibrium.payoff(list(game.players)[0])
    return seconds, {"value": str(value), "profile": _profile(game, equilibrium)}


def _lcp(path, repeats):
    game = _read(path)
    seconds, result = timed(
        repeats, lambda: pygambit.nash.lcp_solve(game, rational=True, stop_after=1)
    )
    return seconds, {"profile": _profile(game, result.equilibria[0])}


def _enummixed(path, repeats):
    game = _read(path)
    seconds, result = timed(repeats, lambda: pygambit.nash.enummixed_solve(game, rational=True))
    return seconds, {
        "profiles": [_profile(game, equilibrium) for equilibrium in result.equilibria]
    }


RUN = {
    "gambit-pure": _pure, "gambit-lp": _lp, "gambit-lcp": _lcp, "gambit-enummixed": _enummixed,
}
