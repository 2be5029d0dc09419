"""Numbers as the game files write them."""


def double(number):
    """The double nearest to a number, or to a text such as "1/3"."""
    above, _, below = str(number).partition("/")
    # Both parts are exact doubles, so the quotient is the double nearest to the fraction.
    return float(above) / float(below) if below else float(above)
