"""EGTTools: fixation, stationary laws and simulation, by its C++ and its Python classes.

Its C++ solvers do not keep the game that they are given alive, so we do.
"""

from egttools.analytical import PairwiseComparison, StochDynamics, replicator_equation
from egttools.games import Matrix2PlayerGameHolder
from egttools.numerical import PairwiseComparisonNumerical
from egttools.utils import (
    calculate_stationary_distribution, calculate_stationary_distribution_non_hermitian,
)
from scipy.integrate import odeint

from peers.games import read
from peers.population_cases import stationary_law
from peers.populations import STEPS
from peers.timing import timed_on_one_thread
from peers.trajectories import ODEINT_ACCURACY, start, times

# Payoffs that a simulation keeps, one for every composition; fewer make it slower.
CACHE = 1_000_000


def _game(population):
    return Matrix2PlayerGameHolder(population.count, population.payoffs)


def _small_mutation(path, repeats):
    population = read(path)
    game = _game(population)
    chain = PairwiseComparison(population.members, game)

    def solve():
        # Rows are where moves begin, and the law is a right eigenvector.
        moves, _ = chain.calculate_transition_and_fixation_matrix_sml(population.intensity)
        return calculate_stationary_distribution(moves.T)

    seconds, shares = timed_on_one_thread(repeats, solve)
    return seconds, {"shares": shares.tolist()}


def _small_mutation_python(path, repeats):
    population = read(path)
    chain = StochDynamics(population.count, population.payoffs, population.members)

    def solve():
        # Here columns are where moves begin.
        moves, _ = chain.transition_and_fixation_matrix(population.intensity)
        return calculate_stationary_distribution(moves)

    seconds, shares = timed_on_one_thread(repeats, solve)
    return seconds, {"shares": shares.tolist()}


def _law(stationary):

    def run(path, repeats):
        population = read(path)
        game = _game(population)
        chain = PairwiseComparison(population.members, game)
        seconds, law = timed_on_one_thread(repeats, lambda: stationary(
            chain.calculate_transition_matrix(population.intensity, population.mutation)
        ))
        # Its compositions are in the opposite order.
        return seconds, {"law": law[::-1].tolist()}

    return run


def _simulation(path, repeats):
    population = read(path)
    game = _game(population)
    chain = PairwiseComparisonNumerical(population.members, game, CACHE)

    def solve():
        states = chain.run_with_mutation(
            STEPS, population.intensity, population.mutation, population.initial_counts
        )
        return states[1:].mean(axis=0) / population.members

    seconds, shares = timed_on_one_thread(repeats, solve)
    return seconds, {"shares": shares.tolist()}


def _replicator(path, repeats):
    matrix = read(path).payoffs[0]
    seconds, shares = timed_on_one_thread(repeats, lambda: odeint(
        lambda state, _: replicator_equation(state, matrix), start(len(matrix)), times()
    ))
    return seconds, {"path": shares.tolist(), "accuracy": ODEINT_ACCURACY}


RUN = {
    "egttools-small-mutation": _small_mutation,
    "egttools-small-mutation-python": _small_mutation_python,
    # The matrix is sparse; EGTTools makes it dense.
    "egttools-law-eig": _law(lambda moves: calculate_stationary_distribution(moves.T)),
    "egttools-law-schur": _law(
        lambda moves: calculate_stationary_distribution_non_hermitian(moves.T)
    ),
    "egttools-law-sparse": _law(stationary_law),
    "egttools-simulation": _simulation,
    "egttools-replicator": _replicator,
}
