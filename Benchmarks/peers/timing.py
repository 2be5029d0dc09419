"""Times calls of a solver and nothing else."""

import time


def timed(repeats, solve):
    """The seconds of every call, and what the last one returned."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        result = solve()
        seconds.append(time.perf_counter() - start)
    return seconds, result
