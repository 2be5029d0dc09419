"""Writes Tests/SolutionConceptsTests/Fixtures/reference-equilibria.json.

Benchmarks/.venv/bin/python Benchmarks/references/write_references.py [SHARED_GAMES]

Every game is solved by lrsnash, by Gambit's rational enummixed and, as far as it is small enough,
by the definition (definition.py). An entry is written when all who finished found the same set,
and at least two did. Disagreements and quirks are printed. About five minutes.

What was seen of the peers (lrslib 7.1, pygambit 16.7):

- Gambit lists some equilibria of degenerate games more than once; sets are compared.
- lrsnash cuts payoffs off at 2^63 - 1 without a word, and then lists wrong equilibria; Gambit lists
  none for such a game. See games.huge_games and games.TOO_LARGE.
"""

import json
import os
import sys
import tempfile
from collections import Counter
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, os.pardir))

from harness.workers import Worker  # noqa: E402
from references import canonical, definition, games  # noqa: E402

ROOT = os.path.join(HERE, os.pardir, os.pardir)
OUTPUT = os.path.join(ROOT, "Tests", "SolutionConceptsTests", "Fixtures",
                      "reference-equilibria.json")
PEER_WORKER = os.path.join(HERE, os.pardir, "peers", "peer_worker.py")
# Seconds that a peer may take for one game.
PEER_LIMIT = 120
# The definition solves at most so many systems of equations per player.
EFFORT_LIMIT = 800_000
# Lists of equilibria that are longer than this, in characters, are left out: only digests stay.
LIST_LIMIT = 400
NOTE = (
    "Two-player games with all their extreme Nash equilibria, written by "
    "Benchmarks/references/write_references.py, where lrsnash, Gambit's rational enummixed and a "
    "plain enumeration of vertex pairs agreed exactly; `foundBy` is there when one of them did not "
    "finish. Payoffs are listed row by row, the column player's action fastest. An equilibrium is "
    "written \"x1,x2,...|y1,y2,...\" with fractions in lowest terms; the lines of a game, sorted as "
    "byte strings and joined by single newlines, without one at the end, are digested with FNV-1a, "
    "64 bits, in hexadecimal. `file` is where a game that this package may not contain is read."
)


def say(text):
    print(text, file=sys.stderr, flush=True)


class Solvers:
    """The three ways to solve a game."""

    def __init__(self, folder):
        self._folder = folder
        self._worker = Worker([sys.executable, PEER_WORKER])
        self._number = 0

    def close(self):
        self._worker.close()

    def found(self, game):
        """The equilibria that each solver lists, with repetitions; without those that failed."""
        # A new name each time, because the workers remember files.
        self._number += 1
        path = os.path.join(self._folder, f"{self._number}.nfg")
        with open(path, "w", encoding="utf-8") as file:
            file.write((game.plain or game).nfg())
        lists = {}
        for label, case in (("lrsnash", "lrsnash"), ("Gambit", "gambit-enummixed")):
            reply = self._worker.ask(case, path, 1, PEER_LIMIT)
            if "error" in reply:
                say(f"{game.name}: {label}: {reply['error']}")
                continue
            lists[label] = [
                tuple(tuple(map(Fraction, mixture)) for mixture in profile)
                for profile in reply["answer"]["profiles"]
            ]
        os.remove(path)
        if definition.effort(game) <= EFFORT_LIMIT:
            lists["definition"] = list(definition.equilibria(game))
        return lists


def entry(game, solvers, quirks):
    """What the fixture says about a game; None when it cannot be trusted."""
    lists = solvers.found(game)
    sets = {label: set(found) for label, found in lists.items()}
    for label, found in lists.items():
        if len(found) != len(sets[label]):
            quirks[f"{label} repeats equilibria"] += 1
    distinct = set(map(frozenset, sets.values()))
    if len(distinct) != 1 or len(sets) < 2:
        counts = ", ".join(f"{label} {len(found)}" for label, found in sets.items())
        say(f"{game.name}: not agreed: {counts}")
        quirks["not agreed or not confirmed"] += 1
        return None
    lines = canonical.lines(distinct.pop())
    fields = {"name": game.name}
    if game.file is None:
        fields["counts"] = [game.rows, game.columns]
        fields["payoffs"] = [
            " ".join(str(payoff) for row in table for payoff in row) for table in game.tables
        ]
    else:
        fields["file"] = game.file
    fields["count"] = len(lines)
    fields["digest"] = canonical.digest(lines)
    if len(sets) < 3:
        fields["foundBy"] = sorted(sets)
    if sum(map(len, lines)) <= LIST_LIMIT:
        fields["equilibria"] = lines
    return fields


def main():
    shared = sys.argv[1] if len(sys.argv) > 1 else None
    chosen = (
        games.random_games() + games.degenerate_games() + games.zero_sum_games()
        + games.edge_games() + games.huge_games() + games.named_games()
        + (games.shared_games(shared) if shared else [])
    )
    quirks = Counter()
    entries = []
    with tempfile.TemporaryDirectory() as folder:
        solvers = Solvers(folder)
        try:
            for index, game in enumerate(chosen):
                if index % 50 == 0:
                    say(f"{index} of {len(chosen)}")
                found = entry(game, solvers, quirks)
                if found:
                    entries.append(found)
        finally:
            solvers.close()
    with open(OUTPUT, "w", encoding="utf-8") as file:
        lines = ",\n".join("  " + json.dumps(fields, ensure_ascii=False) for fields in entries)
        file.write(f'{{\n"note": {json.dumps(NOTE)},\n"games": [\n{lines}\n]\n}}\n')
    say(f"{len(entries)} games, {os.path.getsize(OUTPUT)} bytes; "
        + ", ".join(f"{what}: {count}" for what, count in sorted(quirks.items())))
    return 1 if quirks["not agreed or not confirmed"] else 0


if __name__ == "__main__":
    sys.exit(main())
