"""What the machine and the versions are, without anything that names the machine."""

import importlib.metadata
import os
import platform
import re
import shutil
import subprocess


def machine():
    """Lines about the processor and memory."""
    lines = [
        f"{os.cpu_count()} cores, {_processor()}, {platform.machine()}",
        f"{platform.system()}",
    ]
    memory = _memory()
    if memory:
        lines[1] += f", {memory:.0f} GiB of memory"
    return lines


def _processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            found = re.search(r"model name\s*:\s*(.+)", file.read())
            if found:
                return found.group(1).strip()
    except OSError:
        pass
    return _output(["sysctl", "-n", "machdep.cpu.brand_string"]) or "unknown processor"


def _memory():
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    except (ValueError, OSError):
        return None


def versions(root):
    """Pairs of name and version."""
    swift = re.search(r"Swift version ([\w.\-]+)", _output(["swift", "--version"]))
    pairs = [("swift-equilibria", _commit(root)), ("Swift", swift.group(1) if swift else "?")]
    glpk = _output(["pkg-config", "--modversion", "glpk"]) or _output(
        ["dpkg-query", "-W", "-f", "${Version}", "libglpk-dev"]
    )
    pairs.append(("GLPK", glpk or "?"))
    pairs.append(("Python", platform.python_version()))
    for name in ("pygambit", "nashpy", "quantecon", "sgamesolver", "egttools", "open_spiel", "scipy",
                 "numpy", "numba"):
        pairs.append((name, _package(name)))
    lrslib = re.search(r"lrslib v\.([\w.]+)", _lrsnash())
    pairs.append(("lrslib", lrslib.group(1) if lrslib else "not installed"))
    return pairs


def _package(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _commit(root):
    commit = _output(["git", "-C", root, "rev-parse", "--short", "HEAD"])
    if not commit:
        return "?"
    changed = _output(["git", "-C", root, "status", "--porcelain", "--", "Sources"])
    return f"commit {commit}" + (" with changes" if changed else "")


def _lrsnash():
    if shutil.which("lrsnash") is None:
        return ""
    # It prints its version when it reads a game.
    import tempfile

    with tempfile.NamedTemporaryFile("w", suffix=".game") as file:
        file.write("1 1\n\n1\n\n1\n")
        file.flush()
        return _output(["lrsnash", "-s", file.name])


def _output(command):
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                              check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
