"""Answers benchmark requests with other people's solvers, one JSON line for each.

The protocol is that of `equilibria-benchmarks worker`:
{"case": NAME, "file": PATH, "repeat": 1} is answered by {"seconds": [...], "answer": {...}}
or {"error": "..."}. Only the solver call is timed.
"""

import importlib
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir))

# The module that provides each case; modules are imported when first asked for.
CASES = {
    "quantecon-minmax": "quantecon_cases",
    "quantecon-lemke-howson": "quantecon_cases",
    "quantecon-pure": "quantecon_cases",
    "quantecon-vertex-enumeration": "quantecon_cases",
    "scipy-zero-sum-dual-simplex": "scipy_cases",
    "scipy-zero-sum-default": "scipy_cases",
    "scipy-zero-sum-textbook": "scipy_cases",
    "scipy-correlated-dual-simplex": "scipy_cases",
    "nashpy-lemke-howson": "nashpy_cases",
    "nashpy-linear-program": "nashpy_cases",
    "gambit-pure": "gambit_cases",
    "gambit-lp": "gambit_cases",
    "gambit-lcp": "gambit_cases",
    "gambit-enummixed": "gambit_cases",
    "lrsnash": "lrsnash_cases",
    "shapley-scipy": "shapley_cases",
    "sgamesolver-qre": "sgamesolver_cases",
    "sgamesolver-tracing": "sgamesolver_cases",
    "quantecon-decision": "decision_cases",
    "quantecon-decision-sparse": "decision_cases",
    "egttools-small-mutation": "egttools_cases",
    "egttools-small-mutation-python": "egttools_cases",
    "egttools-law-eig": "egttools_cases",
    "egttools-law-schur": "egttools_cases",
    "egttools-law-sparse": "egttools_cases",
    "egttools-simulation": "egttools_cases",
    "egttools-replicator": "egttools_cases",
    "numpy-small-mutation": "population_cases",
    "scipy-stationary-law": "population_cases",
    "open-spiel-alpha-rank": "open_spiel_cases",
    "open-spiel-replicator": "open_spiel_cases",
    "scipy-replicator": "replicator_cases",
    "nashpy-replicator": "nashpy_cases",
    "nashpy-support-enumeration": "nashpy_cases",
    "python-stability": "stability_cases",
}

LONGEST_REASON = 120


def answer(request):
    case = request["case"]
    if case not in CASES:
        raise ValueError(f"no case is called {case!r}")
    module = importlib.import_module("peers." + CASES[case])
    seconds, result = module.RUN[case](request["file"], max(int(request.get("repeat", 1)), 1))
    return {"seconds": seconds, "answer": result}


def main():
    # Solvers may print; the protocol keeps the real standard output to itself.
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except Exception as error:  # a failing peer is a result to report, not an end
            # Qhull explains itself on hundreds of lines.
            reason = (str(error).splitlines() or [""])[0][:LONGEST_REASON]
            reply = {"error": f"{type(error).__name__}: {reason}"}
        output.write(json.dumps(reply) + "\n")
        output.flush()


if __name__ == "__main__":
    main()
