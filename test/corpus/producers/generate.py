"""
Makes sheets with their truth: python generate.py OUT [--count 150] [--seed 1] [--only producer]

The same seed gives the same sheets, whatever the count, where the same producers are installed. What a producer could not draw is skipped, and said.
"""
import argparse
import json
import random as randomness
import shutil
import traceback
from pathlib import Path

import by_flow
import by_place
from features import FEATURES
from placed import lay_out
from sheet import draw_sheet

#: name -> (letters of its files, kind, weight)
PRODUCERS = {
    "reportlab": ("rl", "placed", 4),
    "fpdf2": ("fp", "placed", 4),
    "pymupdf": ("mu", "placed", 2),
    "prawn": ("pr", "placed", 2),
    "pdfbox": ("pb", "placed", 2),
    "openpdf": ("op", "placed", 2),
    "typst": ("ty", "placed", 3),
    "typst_flow": ("tf", "typst", 3),
    "weasyprint": ("wp", "html", 4),
    "story": ("st", "story", 2),
    "chromium": ("ch", "html", 2),
    "wkhtmltopdf": ("wk", "html", 2),
    "dompdf": ("dp", "html", 2),
}


KNOW_GRADIENTS = ("reportlab", "typst")


def available():
    needed = {"wkhtmltopdf": "wkhtmltopdf", "dompdf": "php", "prawn": "ruby", "chromium": "node"}
    has_java = shutil.which("java") and (by_place.HERE / "java/lib").exists()
    is_there = lambda name: has_java if name in ("pdfbox", "openpdf") else name not in needed or shutil.which(needed[name])
    return [name for name in PRODUCERS if is_there(name)]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("out", type=Path)
    options.add_argument("--count", type=int, default=150)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", choices=PRODUCERS)
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    names = [given.only] if given.only else available()
    print("producers:", ", ".join(names))
    for i in range(given.count):
        try:
            make(given.out, given.seed, i, names)
        except Exception:
            print(f"sheet {i} of seed {given.seed} was not made")
            traceback.print_exc(limit=3)


def make(out, seed, index, names):
    random = randomness.Random(f"{seed}/{index}")
    producer = random.choices(names, [PRODUCERS[n][2] for n in names])[0]
    letters, kind, _ = PRODUCERS[producer]
    sheet = draw_sheet(random, kind)
    if sheet.drawing == "gradient" and producer not in KNOW_GRADIENTS:
        sheet.drawing = sheet.features["drawing"] = "plain"
    told = unusual(sheet.features)
    name = f"{letters}-{index:03d}-" + "-".join(told[:3])
    path = out / f"{name}.pdf"
    if kind == "placed":
        getattr(by_place, producer)(lay_out(sheet, random), path)
    else:
        getattr(by_flow, producer)(sheet, random, path)
    (out / f"{name}.truth.json").write_text(json.dumps(truth_of(sheet, name, producer), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def unusual(features):
    """What stands out, oddest first, in letters that a file name may have."""
    order = ["arrangement", "stand-before", "extra", "drawing", "cells", "order", "headings", "quarter", "register", "thousands", "total", "total-label", "distractors", "decimals"]
    words = {".": "dot", "·": "middle-dot", "'": "apostrophe", "’": "apostrophe", ",": "comma", "\u00a0": "space", "": "no-mark", "1": "one", "2": "two", "3": "three"}
    told = []
    for name in [*order, *[n for n in FEATURES if n not in order]]:
        value = features[name]
        if value == FEATURES[name][0] or name in ("font", "rules", "narrative", "align"):
            continue
        text = name if value is True else f"{name}-{words.get(str(value), value)}" if name in ("quarter", "register", "thousands", "decimals", "distractors") else str(value)
        told.append("".join(c if c.isalnum() else "-" for c in text.lower()).strip("-") or name)
    return told


def truth_of(sheet, name, producer):
    f = sheet.features
    odd = {key: value for key, value in f.items() if value != FEATURES[key][0]}
    doubtful = f["stand-before"] or f["extra"].startswith(("stand", "previous")) or f["arrangement"] in ("women", "women-first", "two-up", "next-page") or f["cells"] in ("struck", "zero:") or f["drawing"] == "picture-cell"
    expect = "findings" if f["cells"] == "black" else "ok"
    return {
        "file": f"{name}.pdf",
        **sheet.truth,
        "variant": name,
        "producer": producer,
        "expect": expect,
        **({"expectAlso": ["findings"]} if doubtful and expect == "ok" else {}),
        "features": {key: str(value) for key, value in odd.items()},
    }


if __name__ == "__main__":
    main()
