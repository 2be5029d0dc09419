"""What is said of answers that are refused."""


class Disagreement(Exception):
    """Why an answer was refused."""


class Incomplete(Disagreement):
    """What is missing in an answer that is right as far as it goes."""
