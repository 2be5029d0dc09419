"""Everything that is compared; a new comparison is a new line here.

A contender is a case of one of the two workers: `swift` cases are listed in
Sources/equilibria-benchmarks/BenchmarkCase.swift, `python` ones in peers/peer_worker.py.
"""

from dataclasses import dataclass, field
from typing import Dict, Optional, Tuple


@dataclass(frozen=True)
class Contender:
    worker: str
    case: str
    label: str
    is_exact: bool = False


CONTENDERS: Dict[str, Contender] = {
    # Ours.
    "zero-sum": Contender("swift", "zero-sum-floating", "ours"),
    "zero-sum-exact": Contender("swift", "zero-sum-exact", "ours, exact", True),
    "correlated": Contender("swift", "correlated-total-floating", "ours"),
    "correlated-exact": Contender("swift", "correlated-total-exact", "ours, exact", True),
    "pure": Contender("swift", "pure-nash", "ours, exact", True),
    "lemke-howson": Contender("swift", "lemke-howson-floating", "ours"),
    "lemke-howson-exact": Contender("swift", "lemke-howson-exact", "ours, exact", True),
    "all-nash": Contender("swift", "vertex-enumeration", "ours, exact", True),
    "portfolio": Contender("swift", "portfolio", "ours, exact", True),
    "markov-zero-sum": Contender("swift", "markov-zero-sum", "ours"),
    "markov-decision": Contender("swift", "markov-decision", "ours"),
    "markov-logit": Contender("swift", "markov-logit", "ours, logit"),
    "markov-tracing": Contender("swift", "markov-tracing", "ours, tracing"),
    "markov-automatic": Contender("swift", "markov-automatic", "ours, automatic"),
    "small-mutation": Contender("swift", "small-mutation", "ours"),
    "stationary-law": Contender("swift", "stationary-law", "ours"),
    "alpha-rank": Contender("swift", "alpha-rank", "ours"),
    "stability": Contender("swift", "evolutionary-stability", "ours, exact", True),
    "simulation": Contender("swift", "simulation", "ours"),
    "replicator": Contender("swift", "replicator", "ours"),
    "legal-order": Contender("swift", "legal-order", "ours, exact", True),
    "deterrence-map": Contender("swift", "deterrence-map", "ours"),
    # Theirs.
    "glpk": Contender("swift", "glpk-plain", "GLPK, plain"),
    "quantecon-minmax": Contender("python", "quantecon-minmax", "QuantEcon minmax"),
    "highs-ds": Contender("python", "scipy-zero-sum-dual-simplex", "HiGHS dual simplex"),
    "highs": Contender("python", "scipy-zero-sum-default", "HiGHS default"),
    "highs-textbook": Contender("python", "scipy-zero-sum-textbook", "HiGHS, textbook program"),
    "nashpy-lp": Contender("python", "nashpy-linear-program", "nashpy"),
    "gambit-lp": Contender("python", "gambit-lp", "Gambit lp, exact", True),
    "highs-full": Contender("python", "scipy-correlated-dual-simplex", "full LP, HiGHS dual simplex"),
    "quantecon-pure": Contender("python", "quantecon-pure", "QuantEcon"),
    "gambit-pure": Contender("python", "gambit-pure", "Gambit, exact", True),
    "quantecon-lh": Contender("python", "quantecon-lemke-howson", "QuantEcon"),
    "nashpy-lh": Contender("python", "nashpy-lemke-howson", "nashpy"),
    "gambit-lcp": Contender("python", "gambit-lcp", "Gambit lcp, exact", True),
    "lrsnash": Contender("python", "lrsnash", "lrsnash (all), exact", True),
    "lrsnash-all": Contender("python", "lrsnash", "lrsnash, exact", True),
    "quantecon-vertices": Contender("python", "quantecon-vertex-enumeration", "QuantEcon"),
    "gambit-enummixed": Contender("python", "gambit-enummixed", "Gambit, exact", True),
    "shapley-scipy": Contender("python", "shapley-scipy", "value iteration, numpy and scipy"),
    "sgamesolver-qre": Contender("python", "sgamesolver-qre", "sgamesolver QRE"),
    "sgamesolver-tracing": Contender("python", "sgamesolver-tracing", "sgamesolver LogTracing"),
    "quantecon-decision": Contender("python", "quantecon-decision", "QuantEcon, dense"),
    "quantecon-decision-sparse": Contender("python", "quantecon-decision-sparse",
                                           "QuantEcon, sparse"),
    "egttools-small-mutation": Contender("python", "egttools-small-mutation", "EGTTools, C++"),
    "egttools-small-mutation-python": Contender("python", "egttools-small-mutation-python",
                                                "EGTTools, Python"),
    "numpy-small-mutation": Contender("python", "numpy-small-mutation", "numpy, in logarithms"),
    "egttools-law-eig": Contender("python", "egttools-law-eig", "EGTTools, eigenvectors"),
    "egttools-law-schur": Contender("python", "egttools-law-schur", "EGTTools, Schur form"),
    "egttools-law-sparse": Contender("python", "egttools-law-sparse",
                                     "EGTTools' chain, scipy's sparse solver"),
    "scipy-stationary-law": Contender("python", "scipy-stationary-law",
                                      "numpy's chain, scipy's sparse solver"),
    "open-spiel-alpha-rank": Contender("python", "open-spiel-alpha-rank", "OpenSpiel"),
    "python-stability": Contender("python", "python-stability", "Python's fractions, exact", True),
    "nashpy-supports": Contender("python", "nashpy-support-enumeration",
                                 "nashpy, all Nash equilibria"),
    "quantecon-supports": Contender("python", "quantecon-vertex-enumeration",
                                    "QuantEcon, all Nash equilibria"),
    "egttools-simulation": Contender("python", "egttools-simulation", "EGTTools, C++"),
    "scipy-replicator": Contender("python", "scipy-replicator", "scipy, DOP853, to 1e-9"),
    "egttools-replicator": Contender("python", "egttools-replicator",
                                     "EGTTools and odeint, to 1e-6"),
    "nashpy-replicator": Contender("python", "nashpy-replicator", "nashpy, to 1e-6"),
    "open-spiel-replicator": Contender("python", "open-spiel-replicator",
                                       "OpenSpiel, Euler, to 2e-2"),
}


@dataclass(frozen=True)
class Row:
    """One line of one table of the report.

    topic: the table it belongs to, a key of TOPICS.
    family, size: which games; see GameFiles.swift. Seeds are 1, 2, …. The size of a Markov game
      starts with the number of states, that of a population with the number of its members.
    ours, peers: keys of CONTENDERS.
    goal: how many times faster than the fastest of `goal_peers` (all peers when empty) we mean to
      be at least.
    goals: the same for single peers, where each has its own.
    growth: how many times as long as the row before ours is meant to take at most.
    within: how many seconds ours is meant to take at most.
    games, rounds: how many games, and how often the contenders take turns on each.
    limit: a call that takes more seconds is stopped; its contender is then out of the row.
    quick: whether `--quick` runs it, with one game.
    """

    topic: str
    family: str
    size: str
    ours: str
    peers: Tuple[str, ...]
    goal: Optional[float] = None
    goal_peers: Tuple[str, ...] = field(default=())
    goals: Tuple[Tuple[str, float], ...] = ()
    growth: Optional[float] = None
    within: Optional[float] = None
    games: int = 3
    rounds: int = 3
    limit: float = 60.0
    quick: bool = False


@dataclass(frozen=True)
class Panel:
    """One plot of time against size, of the rows of a topic and family."""

    topic: str
    family: str
    title: str


@dataclass(frozen=True)
class Topic:
    """A table: its title, what is computed, and how answers are compared (see checks.py)."""

    title: str
    text: str
    check: str


TOPICS: Dict[str, Topic] = {
    "zero-sum": Topic(
        "Zero-sum games",
        "The value and optimal strategies of both players. Values agree to 1e-6, and each pair of "
        "strategies proves its value to the same precision.",
        "zero-sum",
    ),
    "zero-sum-exact": Topic(
        "Zero-sum games, exact",
        "The same with rational numbers: exact values are equal and proven by their strategies "
        "without rounding.",
        "zero-sum",
    ),
    "correlated": Topic(
        "Correlated equilibrium of maximal total payoff",
        "Values agree to 1e-6; nobody gains more than 1e-6 by disobeying, and nothing at all when "
        "exact.",
        "correlated",
    ),
    "pure": Topic(
        "All pure Nash equilibria",
        "The sets found are equal, and equal to those that the definition gives.",
        "pure",
    ),
    "all-nash": Topic(
        "All Nash equilibria of a two-player game",
        "All extreme equilibria, proven to be all. Every equilibrium is checked; exact lists are "
        "equal, and those of a floating peer agree to 1e-6, or are called incomplete. Times of "
        "lrsnash are without the start of its process. `whole`: payoffs 0 to 9999. `ties`: payoffs "
        "0 to 2, degenerate. `long-paths` and `many-equilibria`: dual cyclic polytopes (Savani & "
        "von Stengel 2006; von Stengel 1999).",
        "all-equilibria",
    ),
    "one-nash": Topic(
        "One Nash equilibrium of a two-player game",
        "Contenders may find different equilibria; each is checked, to 1e-6 or exactly. lrsnash "
        "finds all extreme equilibria, which is more work; ours must be among them. `opposed`: "
        "normal payoffs with correlation -0.9.",
        "equilibrium",
    ),
    "markov-zero-sum": Topic(
        "Zero-sum Markov games",
        "The values of all states, discounted by 0.95, to 1e-8: random games with 5 next states "
        "per action profile. The size is states × actions × actions. Ours proves its bounds, and "
        "our time includes that; the harness proves them once more. The peer is what one writes in "
        "numpy, with one linear program of scipy (HiGHS) per state and sweep; its values agree "
        "with ours to 2e-8. It is not run on 10,000 states.",
        "markov-zero-sum",
    ),
    "markov-general": Topic(
        "One stationary equilibrium of a Markov game",
        "Two players, discounted by 0.95: random games in which every state may come next. The "
        "size is states × actions × actions. Contenders may find different equilibria. What anyone "
        "gains by a best response is computed: at most 1e-8 for ours, with proof, and 1e-3 for "
        "sgamesolver, whose paths end near an equilibrium. sgamesolver is compiled by Cython and "
        "gets one thread, with which it is faster; its time includes the start of its path.",
        "stationary",
    ),
    "markov-decision": Topic(
        "Markov decision processes",
        "The optimal values, discounted by 0.95, by policy iteration; random processes with 5 next "
        "states per action. The size is states × actions. Values agree to 2e-8 and are optimal to "
        "1e-8; ours come with proven bounds.",
        "markov-decision",
    ),
    "small-mutation": Topic(
        "Finite populations with rare mutations",
        "The share of time at each strategy by pairwise comparison, with selection so weak (0.1, "
        "payoffs 0 to 1) that no number is small. The size is members × strategies. Shares balance "
        "to 1e-9, and agree.",
        "small-mutation",
    ),
    "stationary-law": Topic(
        "Finite populations with mutations",
        "The stationary probabilities of all compositions, of which 40 and 100 members with three "
        "strategies have 861 and 5151, by pairwise comparison with a mutation rate of 0.01. A step "
        "changes the law by at most 1e-11, and laws agree to 2e-9; ours comes with logarithms. "
        "EGTTools makes its sparse matrix dense; the other peers are what one writes with scipy. "
        "All get one thread, with which they are faster.",
        "law",
    ),
    "alpha-rank": Topic(
        "α-rank with one population",
        "The share of time at each strategy, α = 0.1. The size is members × strategies. Shares "
        "balance to 1e-9, and agree.",
        "alpha-rank",
    ),
    "stability": Topic(
        "All evolutionarily stable strategies",
        "`symmetric`: payoffs 0 to 9. `many-stable`: the graph of Moon & Moser (1965), with 81 "
        "stable strategies for 12 actions. Ours are proven; each is checked against mutants, "
        "exactly, and lists are equal. No package finds them, so that the first peer is ours, "
        "written in Python with fractions. All Nash equilibria of the same game stand in for them: "
        "another task, whose answers must contain ours; where one is missing, theirs are called "
        "incomplete.",
        "stable",
    ),
    "simulation": Topic(
        "A million steps of a finite population",
        "Pairwise comparison with a mutation rate of 0.01, from equal shares. The size is members "
        "× strategies. Mean shares are within five standard errors of the exact ones.",
        "simulation",
    ),
    "replicator": Topic(
        "The replicator dynamic",
        "Rock–Paper–Scissors, whose orbits are closed, from shares of 1/2, 1/3 and 1/6 up to time "
        "100, at 1001 times. Ours and DOP853 are asked for errors of 1e-10 per step; odeint and "
        "nashpy are used as they come, and OpenSpiel has a derivative but no method, so that it "
        "gets 100,000 of Euler's steps. All are compared with a closer path, and within the error "
        "that the label names. Ours follows the path twice, to estimate its error.",
        "trajectory",
    ),
    "legal-order": Topic(
        "Legal orders",
        "Whether law holds without a police (Hadfield and Weingast): all values, and the slack of every "
        "deviation, exactly. Sizes are buyers × items on each menu; with twelve buyers there are 4095 "
        "sets of victims. The slack of the best way to cheat is compared with the formula. No peer has "
        "such models.",
        "order",
    ),
    "deterrence-map": Topic(
        "Maps of legal orders",
        "The same verdict for 1000 × 1000 pairs of doubt and patience, on two cores. The numbers of cells "
        "are compared with those of the formula.",
        "deterrence-map",
    ),
}

PLOT_TITLE = "All Nash equilibria of an n × n game: time against size"
PLOT_AXIS = "actions of each player"
PANELS: Tuple[Panel, ...] = (
    Panel("all-nash", "whole", "Random payoffs, 0 to 9999"),
    Panel("all-nash", "long-paths", "Dual cyclic polytopes, long paths"),
)

_ALL = ("lrsnash-all", "quantecon-vertices")
_ALL_GOALS = (("lrsnash-all", 20), ("quantecon-vertices", 4))
_SGAMESOLVER = ("sgamesolver-qre", "sgamesolver-tracing")
_DECISION = ("quantecon-decision", "quantecon-decision-sparse")
_LAW = ("egttools-law-sparse", "scipy-stationary-law")
_STABILITY = ("python-stability", "quantecon-supports")
_ZERO_SUM = ("quantecon-minmax", "highs-ds", "highs-textbook", "glpk")

ROWS: Tuple[Row, ...] = (
    # Small games are solved without a prepared basis, so plain GLPK would be the same there.
    Row("zero-sum", "zero-sum", "20x20", "zero-sum",
        ("quantecon-minmax", "highs-ds", "highs", "highs-textbook", "nashpy-lp"), quick=True),
    Row("zero-sum", "zero-sum", "100x100", "zero-sum", _ZERO_SUM + ("highs", "nashpy-lp"),
        goal=1, goal_peers=("quantecon-minmax",), quick=True),
    Row("zero-sum", "zero-sum", "500x500", "zero-sum", _ZERO_SUM, goal=2),
    Row("zero-sum", "zero-sum", "1000x1000", "zero-sum", _ZERO_SUM, goal=6, games=2, rounds=1),
    Row("zero-sum-exact", "zero-sum", "10x10", "zero-sum-exact", ("gambit-lp",), quick=True),
    Row("zero-sum-exact", "zero-sum", "20x20", "zero-sum-exact", ("gambit-lp",), quick=True),
    Row("zero-sum-exact", "zero-sum", "40x40", "zero-sum-exact", ("gambit-lp",)),
    Row("zero-sum-exact", "zero-sum", "100x100", "zero-sum-exact",
        ("quantecon-minmax", "highs-ds")),
    Row("correlated", "random", "20x20", "correlated", ("highs-full",), quick=True),
    Row("correlated", "competitive", "20x20", "correlated", ("highs-full",), quick=True),
    Row("correlated", "random", "100x100", "correlated", ("highs-full",), goal=10),
    Row("correlated", "competitive", "100x100", "correlated", ("highs-full",), goal=10),
    Row("correlated", "random", "20x20x20", "correlated", ("highs-full",), goal=10, quick=True),
    Row("correlated", "competitive", "20x20x20", "correlated", ("highs-full",), goal=10),
    Row("correlated", "random", "20x20", "correlated-exact", ("highs-full",), quick=True),
    Row("correlated", "random", "100x100", "correlated-exact", ("highs-full",)),
    Row("correlated", "random", "20x20x20", "correlated-exact", ("highs-full",)),
    Row("pure", "random", "20x20", "pure", ("quantecon-pure", "gambit-pure"), quick=True),
    Row("pure", "random", "100x100", "pure", ("quantecon-pure", "gambit-pure"), quick=True),
    Row("pure", "random", "20x20x20", "pure", ("quantecon-pure", "gambit-pure"), quick=True),
    Row("all-nash", "whole", "5x5", "all-nash", _ALL + ("gambit-enummixed",), goal=1, quick=True),
    Row("all-nash", "whole", "6x6", "all-nash", _ALL + ("gambit-enummixed",), goal=1, quick=True),
    Row("all-nash", "whole", "8x8", "all-nash", _ALL + ("gambit-enummixed",), goal=1, quick=True),
    Row("all-nash", "whole", "10x10", "all-nash", _ALL, goal=1, quick=True),
    Row("all-nash", "whole", "12x12", "all-nash", _ALL, goal=1),
    Row("all-nash", "whole", "14x14", "all-nash", _ALL, goals=_ALL_GOALS),
    Row("all-nash", "whole", "16x16", "all-nash", _ALL, goals=_ALL_GOALS),
    Row("all-nash", "ties", "8x8", "all-nash", _ALL + ("gambit-enummixed",), quick=True),
    # Qhull gives up on these from 12 on.
    Row("all-nash", "long-paths", "8x8", "all-nash", _ALL, games=1, limit=30, quick=True),
    Row("all-nash", "long-paths", "10x10", "all-nash", _ALL, games=1, limit=30),
    Row("all-nash", "long-paths", "12x12", "all-nash", _ALL, games=1, limit=30),
    Row("all-nash", "long-paths", "14x14", "all-nash", ("lrsnash-all",), games=1, rounds=1,
        limit=30),
    Row("all-nash", "long-paths", "16x16", "all-nash", ("lrsnash-all",), games=1, rounds=1,
        limit=30),
    Row("all-nash", "many-equilibria", "8x8", "all-nash", _ALL, games=1, limit=30, quick=True),
    Row("all-nash", "many-equilibria", "10x10", "all-nash", _ALL, games=1, limit=30),
    Row("all-nash", "many-equilibria", "12x12", "all-nash", ("lrsnash-all",), games=1,
        limit=30),
    Row("one-nash", "random", "200x200", "portfolio",
        ("quantecon-lh", "nashpy-lh", "gambit-lcp"), limit=10),
    Row("one-nash", "random", "500x500", "portfolio", ("quantecon-lh",), limit=10),
    Row("one-nash", "random", "1000x1000", "portfolio", ("quantecon-lh",), limit=10),
    Row("one-nash", "opposed", "200x200", "portfolio",
        ("quantecon-lh", "nashpy-lh", "gambit-lcp"), limit=10),
    Row("one-nash", "opposed", "500x500", "portfolio", ("quantecon-lh",), limit=10),
    Row("one-nash", "opposed", "1000x1000", "portfolio", ("quantecon-lh",), limit=10),
    Row("one-nash", "competitive", "10x10", "lemke-howson-exact",
        ("gambit-lcp", "lrsnash"), quick=True),
    Row("one-nash", "random", "8x8", "lemke-howson", ("quantecon-lh", "nashpy-lh"), quick=True),
    # Nashpy's pivoting never ends on some of these.
    Row("one-nash", "competitive", "10x10", "lemke-howson", ("quantecon-lh", "nashpy-lh"),
        limit=5, quick=True),
    Row("one-nash", "random", "20x20", "lemke-howson", ("quantecon-lh",), quick=True),
    Row("one-nash", "competitive", "20x20", "lemke-howson", ("quantecon-lh",), quick=True),
    Row("one-nash", "competitive", "30x30", "lemke-howson", ("quantecon-lh",), quick=True),
    Row("one-nash", "competitive", "30x30", "lemke-howson-exact", ("gambit-lcp",)),
    Row("one-nash", "random", "100x100", "lemke-howson", ("quantecon-lh",)),
    Row("one-nash", "competitive", "100x100", "lemke-howson", ("quantecon-lh",), limit=20),
    # The peer takes a minute for 100 states, and in proportion for more.
    Row("markov-zero-sum", "markov-zero-sum", "100x5x5", "markov-zero-sum", ("shapley-scipy",),
        goal=50, games=2, limit=300),
    Row("markov-zero-sum", "markov-zero-sum", "1000x5x5", "markov-zero-sum", ("shapley-scipy",),
        growth=10, games=2, limit=30),
    Row("markov-zero-sum", "markov-zero-sum", "10000x5x5", "markov-zero-sum", (), growth=10,
        games=2),
    Row("markov-general", "markov-general", "10x3x3", "markov-logit", _SGAMESOLVER, goal=10,
        games=5, quick=True),
    Row("markov-general", "markov-general", "10x3x3", "markov-tracing", _SGAMESOLVER, goal=10,
        games=5),
    Row("markov-general", "markov-general", "10x3x3", "markov-automatic", _SGAMESOLVER, games=5),
    Row("markov-decision", "markov-decision", "1000x5", "markov-decision", _DECISION, quick=True),
    Row("small-mutation", "population", "100x10", "small-mutation",
        ("egttools-small-mutation", "egttools-small-mutation-python", "numpy-small-mutation"),
        goals=(("egttools-small-mutation", 500),), quick=True),
    Row("stationary-law", "population", "40x3", "stationary-law",
        ("egttools-law-eig", "egttools-law-schur") + _LAW,
        goal=40, goal_peers=("egttools-law-eig", "egttools-law-schur"), games=2),
    Row("stationary-law", "population", "100x3", "stationary-law", _LAW, within=0.04, quick=True),
    Row("alpha-rank", "population", "50x30", "alpha-rank", ("open-spiel-alpha-rank",), goal=20,
        quick=True),
    Row("stability", "symmetric", "6x6", "stability", _STABILITY + ("nashpy-supports",),
        quick=True),
    Row("stability", "symmetric", "8x8", "stability", _STABILITY, within=0.002, quick=True),
    Row("stability", "symmetric", "12x12", "stability", _STABILITY, within=0.06),
    Row("stability", "many-stable", "12x12", "stability", _STABILITY, within=0.06, games=1,
        limit=30),
    Row("simulation", "population", "100x3", "simulation", ("egttools-simulation",), within=0.1),
    Row("replicator", "cycle", "3x3", "replicator",
        ("scipy-replicator", "egttools-replicator", "nashpy-replicator", "open-spiel-replicator"),
        within=0.001, games=1, quick=True),
    Row("legal-order", "legal-order", "2x10", "legal-order", (), within=0.001, quick=True),
    Row("legal-order", "legal-order", "12x2", "legal-order", (), within=1, quick=True),
    Row("deterrence-map", "legal-order", "2x10", "deterrence-map", (), within=3, quick=True),
)

# Even, because some families have only games of even size.
WARM_UP = {2: "4x4", 3: "2x2x2"}

# Once a contender has worked this many seconds on a row, it only finishes its first round.
ROW_BUDGET = 15.0
# The first call of a contender may import and compile for this many seconds.
WARM_UP_LIMIT = 120.0
# Short calls are repeated within one turn until they take about this long together.
TURN_SECONDS = 0.02
