"""What all trajectories of a dynamic have in common."""

import numpy as np

# The last time, and how many steps of output lead there.
END, STEPS = 100.0, 1000
# How far trajectories may be from the truth: those that are computed to 1e-10 per step …
CLOSE_ACCURACY = 1e-9
# … by odeint as it comes, and by steps of Euler's method.
ODEINT_ACCURACY = 1e-6
EULER_ACCURACY = 2e-2


def start(count):
    """Shares in proportion to n, n - 1, …, 1."""
    weights = np.arange(count, 0, -1)
    return weights / weights.sum()


def times():
    return np.linspace(0, END, STEPS + 1)
