"""Times calls of a solver and nothing else."""

import time

from threadpoolctl import threadpool_limits


def timed(repeats, solve):
    """The seconds of every call, and what the last one returned."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        result = solve()
        seconds.append(time.perf_counter() - start)
    return seconds, result


def timed_on_one_thread(repeats, solve):
    """The same for small matrices, at which the threads of numpy's linear algebra lose time."""
    with threadpool_limits(limits=1):
        return timed(repeats, solve)
