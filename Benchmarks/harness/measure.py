"""Lets the contenders of a row take turns, and checks what they answer."""

import statistics
from dataclasses import dataclass, field

import rows
from harness import checks
from peers.games import read


@dataclass
class Times:
    """What one contender did on one row."""

    # For each game, the median of every turn.
    turns: dict = field(default_factory=dict)
    # For each game, how often a call is repeated within a turn.
    repeats: dict = field(default_factory=dict)
    spent: float = 0.0
    problem: str = ""
    is_late: bool = False
    is_wrong: bool = False
    is_incomplete: bool = False

    @property
    def median(self):
        """The median over games of the median over turns; every game counts the same."""
        if self.problem or not self.turns:
            return None
        return statistics.median(map(statistics.median, self.turns.values()))


@dataclass
class Result:
    row: rows.Row
    times: dict
    games: int
    rounds: int


def measure(row, workers, path, quick):
    """Runs one row: A B C A B C … on each game, in several rounds."""
    names = (row.ours,) + row.peers
    times = {name: Times() for name in names}
    games = 1 if quick else row.games
    check = rows.TOPICS[row.topic].check

    warm_up_game = path(row.family, rows.WARM_UP[row.size.count("x") + 1], 1)
    is_warm = set()

    def ask(name, file, repeats):
        contender = rows.CONTENDERS[name]
        worker = workers[contender.worker]
        if not worker.is_running:
            is_warm.difference_update(
                [other for other in names if rows.CONTENDERS[other].worker == contender.worker]
            )
        # Compilation at the first call, lazy imports and caches are not the solver.
        if name not in is_warm:
            worker.ask(contender.case, warm_up_game, 1, rows.WARM_UP_LIMIT)
            is_warm.add(name)
        return worker.ask(contender.case, file, repeats, row.limit)

    for turn in range(row.rounds):
        for seed in range(1, games + 1):
            file = path(row.family, row.size, seed)
            answers = {}
            for name in names:
                record = times[name]
                if record.problem or (turn > 0 and record.spent > rows.ROW_BUDGET):
                    continue
                reply = ask(name, file, record.repeats.get(seed, 1))
                if "error" in reply:
                    record.problem = reply["error"]
                    record.is_late = reply.get("late", False)
                    continue
                seconds = statistics.median(reply["seconds"])
                record.turns.setdefault(seed, []).append(seconds)
                record.spent += sum(reply["seconds"])
                record.repeats[seed] = max(1, min(200, int(rows.TURN_SECONDS / max(seconds, 1e-7))))
                answers[name] = reply["answer"]
            if turn == 0:
                _compare(check, read(file), row.ours, answers, times)
    return Result(row, times, games, row.rounds)


def _compare(check, game, ours, answers, times):
    """Checks every answer, and that each fits ours; a wrong one is not timed any more."""
    checked = {}
    for name, answer in answers.items():
        try:
            checked[name] = checks.CHECKS[check](game, answer)
        except (checks.Disagreement, KeyError, TypeError, ValueError) as error:
            times[name].problem = f"wrong answer: {error}"
            times[name].is_wrong = True
    if ours not in checked:
        return
    for name in checked:
        record = times[name]
        try:
            if name != ours:
                checks.require_agreement(check, checked[ours], checked[name])
        except checks.Disagreement as error:
            record.problem = str(error)
            # An answer that only misses something is the peer's loss, not an error of ours.
            record.is_incomplete = isinstance(error, checks.Incomplete)
            record.is_wrong = not record.is_incomplete
