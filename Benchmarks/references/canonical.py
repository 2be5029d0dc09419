"""The text that stands for a set of equilibria, and its digest.

An equilibrium is written `x1,x2,...|y1,y2,...`: the probabilities of the row player's actions and
of the column player's, in the order of the actions, as fractions in lowest terms with a positive
denominator, `1/3`, and whole numbers without one, `0`. The lines of all equilibria, sorted as byte
strings, are joined by single newlines, without one at the end. The digest is FNV-1a with 64 bits of
these bytes (ASCII, hence UTF-8), as 16 lower-case hexadecimal digits.
"""


def lines(equilibria):
    """One line per equilibrium, sorted."""
    return sorted(
        "|".join(",".join(map(str, mixture)) for mixture in profile) for profile in equilibria
    )


def digest(lines_of_text):
    """FNV-1a of the joined lines."""
    value = 0xCBF29CE484222325
    for byte in "\n".join(lines_of_text).encode("utf-8"):
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    return f"{value:016x}"
