"""Reads legal orders: one-period joint boycotts, after a failed one of which the seller earns the same."""

import json
from fractions import Fraction

# How likely buyers doubt the law, and how much tomorrow is worth, in the columns and rows of a map.
POINTS = [Fraction(2 * place + 1, 2000) for place in range(1000)]


class LegalOrder:
    """What the seller earns under law and saves by cheating, and what buyers get, as fractions."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            text = json.load(file)
        law = text["classification"]
        lawful = set(law["lawful"])
        self.discount = Fraction(text["discount"])
        self.publicity = Fraction(law["publicity"])
        self.clear = 1 - Fraction(law["misclassification"])
        self.rho = [Fraction(buyer["rho"]) for buyer in text["buyers"]]
        self.margin = Fraction(0)
        self.savings = []
        self.lawful_payoffs = []
        for buyer in text["buyers"]:
            price, trust = Fraction(buyer["price"]), Fraction(buyer["convergence"])
            sound, wrong = (
                min(
                    (Fraction(item["cost"]), -Fraction(item["value"]), item["name"])
                    for item in buyer["menu"] if (item["name"] in lawful) == is_lawful
                )
                for is_lawful in (True, False)
            )
            self.margin += price - sound[0]
            self.savings.append(sound[0] - wrong[0])
            # What fails the buyer's own logic is worth as much as the cheapest wrongful item.
            self.lawful_payoffs.append(trust * -sound[1] + (1 - trust) * -wrong[1] - price)
