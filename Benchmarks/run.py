"""Sets up the peers, builds our side, compares, and writes RESULTS.md.

python3 Benchmarks/run.py            everything, about fifteen minutes
python3 Benchmarks/run.py --quick    a few small rows, about a minute after the first set-up
"""

import argparse
import dataclasses
import json
import os
import re
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
REQUIREMENTS = os.path.join(HERE, "peers", "requirements.txt")
# A copy of the requirements that the environment was made from.
STAMP = os.path.join(VENV, "requirements.txt")
GAMES = os.path.join(HERE, ".build-games")


def say(text):
    print(text, file=sys.stderr, flush=True)


def set_up_peers():
    with open(REQUIREMENTS, encoding="utf-8") as file:
        wanted = file.read()
    try:
        with open(STAMP, encoding="utf-8") as file:
            is_current = file.read() == wanted
    except OSError:
        is_current = False
    if not is_current:
        say("setting up the peers in Benchmarks/.venv")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        "-r", REQUIREMENTS], check=True)
        with open(STAMP, "w", encoding="utf-8") as file:
            file.write(wanted)
    if shutil.which("lrsnash") is None and shutil.which("apt-get"):
        say("installing lrslib")
        apt = ["apt-get", "install", "--yes", "--quiet", "lrslib"]
        if os.geteuid() != 0:
            apt = ["sudo", "-n"] + apt
        if subprocess.run(apt, stdout=subprocess.DEVNULL, check=False).returncode != 0:
            say("lrslib could not be installed; its rows will say so")


def build():
    say("building equilibria-benchmarks")
    command = ["swift", "build", "-c", "release", "--package-path", HERE]
    # The compiler reports errors on standard output, which is kept for the results.
    subprocess.run(command, check=True, stdout=sys.stderr)
    folder = subprocess.run(command + ["--show-bin-path"], check=True, stdout=subprocess.PIPE,
                            text=True).stdout.strip()
    return os.path.join(folder, "equilibria-benchmarks")


def write(name, text):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as file:
        file.write(text)


def path(family, size, seed):
    if family == "population":
        ending = "population.json"
    elif family == "legal-order":
        ending = "order.json"
    else:
        ending = "json" if family.startswith("markov-") else "nfg"
    return os.path.join(GAMES, f"{family}-{size}-{seed}.{ending}")


def generate(program, chosen, quick):
    import rows

    names = set()
    for row in chosen:
        for seed in range(1, (1 if quick else row.games) + 1):
            names.add(f"{row.family}:{row.size}:{seed}")
        names.add(f"{row.family}:{rows.WARM_UP[row.size.count('x') + 1]}:1")
    say(f"writing {len(names)} games")
    subprocess.run([program, "generate", GAMES] + sorted(names), check=True)


def compare(arguments):
    import rows
    from harness import environment, plot, report
    from harness.measure import measure
    from harness.workers import Worker

    program = build()
    chosen = [
        row for row in rows.ROWS
        if (row.quick or arguments.only or not arguments.quick)
        and re.search(arguments.only, f"{row.topic} {row.family} {row.size} {row.ours}")
    ]
    generate(program, chosen, arguments.quick)
    load = os.getloadavg()[0]
    if load > 0.5:
        say(f"warning: the machine is busy (load {load:.1f}); times will be too long")
    workers = {
        "swift": Worker([program, "worker"]),
        "python": Worker([PYTHON, os.path.join(HERE, "peers", "peer_worker.py")]),
    }
    results = []
    start = time.monotonic()
    try:
        for row in chosen:
            say(f"[{time.monotonic() - start:4.0f} s] {row.topic} {row.family} {row.size}: "
                f"{row.ours} against {', '.join(row.peers)}")
            results.append(measure(row, workers, path, arguments.quick))
    finally:
        for worker in workers.values():
            worker.close()
    # The single turns, for a closer look.
    write(".build-turns.json",
          json.dumps([dataclasses.asdict(result) for result in results], indent=1))
    text = report.text(results, environment.machine(),
                       environment.versions(os.path.dirname(HERE)), arguments.quick)
    drawing = plot.svg(results)
    if arguments.quick or arguments.only:
        print(text)
    else:
        write("RESULTS.md", text)
    if drawing:
        write(".build-scaling.svg" if arguments.quick or arguments.only else "scaling.svg", drawing)
    say(f"[{time.monotonic() - start:4.0f} s] done")
    # A peer's failure is a finding; a wrong answer, or none of ours, is an error.
    bad = report.wrong_answers(results) + report.ours_failed(results)
    for line in bad:
        say(f"error: {line}")
    return 1 if bad else 0


def main():
    parser = argparse.ArgumentParser(description="Compares swift-equilibria with its peers.")
    parser.add_argument("--quick", action="store_true", help="a few small rows, and one game per row")
    parser.add_argument("--only", default="", metavar="PATTERN",
                        help="rows whose topic, family, size or contender match; prints only")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.inside:
        set_up_peers()
        os.execv(PYTHON, [PYTHON, os.path.abspath(__file__), "--inside"] + sys.argv[1:])
    return compare(arguments)


if __name__ == "__main__":
    sys.exit(main())
