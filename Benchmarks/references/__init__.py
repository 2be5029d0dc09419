"""Writes the reference fixture of the tests: games with all their extreme equilibria."""
