"""Renders the pictures of the documentation: `python3 .ci/charts.py PROGRAM…`.

Each PROGRAM is a built snippet that prints charts, such as ChartGallery. Their specifications become
the PNG files of the documentation; their SVG texts become .build-charts/*.png, to compare both by eye.
"""

import io
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv-charts")
PYTHON = os.path.join(VENV, "bin", "python")
REQUIREMENTS = ["vl-convert-python==1.9.0.post1", "pillow==12.0.0"]
RESOURCES = os.path.join(ROOT, "Sources", "Equilibria", "Equilibria.docc", "Resources")
DRAFTS = os.path.join(ROOT, ".build-charts")
SCALE = 2


def enter_environment():
    """Runs this script again with the Python that has the renderer, which it installs once."""
    if os.path.realpath(sys.prefix) == os.path.realpath(VENV):
        return
    stamp = os.path.join(VENV, " ".join(REQUIREMENTS))
    if not os.path.exists(stamp):
        print(f"installing {' and '.join(REQUIREMENTS)} in .venv-charts", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        *REQUIREMENTS], check=True)
        open(stamp, "w", encoding="utf-8").close()
    os.execv(PYTHON, [PYTHON] + sys.argv)


def small(png):
    """The picture with a palette: a tenth of the size, and nobody sees the difference."""
    from PIL import Image

    picture = Image.open(io.BytesIO(png)).convert("RGB")
    result = io.BytesIO()
    picture.quantize(256, dither=Image.Dither.NONE).save(result, "PNG", optimize=True)
    return result.getvalue()


def main():
    enter_environment()
    import vl_convert

    os.makedirs(RESOURCES, exist_ok=True)
    os.makedirs(DRAFTS, exist_ok=True)
    owners = {}
    for program in sys.argv[1:]:
        run = subprocess.run([program], check=True, stdout=subprocess.PIPE, text=True)
        for line in run.stdout.splitlines():
            name, kind, text = line.split(" ", 2)
            if owners.setdefault(name, program) != program:
                sys.exit(f"{owners[name]} and {program} both draw {name}")
            if kind == "vega-lite":
                png = vl_convert.vegalite_to_png(text, vl_version="5.21", scale=SCALE)
                path = os.path.join(RESOURCES, f"chart-{name}@2x.png")
            else:
                png = vl_convert.svg_to_png(text, scale=SCALE)
                path = os.path.join(DRAFTS, f"{name}.png")
            png = small(png)
            with open(path, "wb") as file:
                file.write(png)
            print(f"{os.path.relpath(path, ROOT)}: {len(png) // 1000} kB")


main()
