"""
Makes scans and photographs of sheets, and sheets with pictures, with their truth: python scans.py OUT [--count 40] [--seed 1]

The sheets themselves are mild; what was done to the paper, the picture or its text layer is in the name and in `harm`.
"""
import argparse
import io
import json
import random as randomness
import tempfile
from copy import deepcopy
from pathlib import Path

import by_place
import pymupdf
from PIL import Image
from features import FEATURES, value_of
from drawing import decorate
from figures import TOTAL, like
from harm import HARMS
from placed import MARGIN, Layout
from sheet import one_sheet, with_figures
from wording import shifted

MILD = {
    "quarter": None,
    "title": None,
    "order": None,
    "thousands": [".", "", "\u00a0"],
    "cells": ["suppressed:<5", "suppressed:x", "zero:-", "zero:–"],
    "total-label": ["usual", "totaal", "amr", "totaal-regio"],
    "headings": ["two-level", "two-level-long", "single", "short"],
    "rules": None,
    "font": None,
    "narrative": None,
    "register": ["usual", "sonar-first", "short", "table", "before-first"],
    "total": None,
}
PICTURES = ["table-picture", "total-picture"]
LAYERS = ["layer-right", "layer-digit", "layer-adds-up", "layer-before"]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("out", type=Path)
    options.add_argument("--count", type=int, default=40)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for i in range(given.count):
        make(given.out, given.seed, i)


def make(out, seed, index):
    random = randomness.Random(f"scan/{seed}/{index}")
    kinds = [*HARMS, *PICTURES, *LAYERS]
    kind = kinds[index % len(kinds)]
    while True:
        sheet = mild_sheet(random, kind)
        laid = placed_blocks(sheet, random)
        if len(laid.pages) == 1:
            break
    decorate(laid, sheet, random)
    name = f"sc-{index:03d}-{kind}"
    path = out / f"{name}.pdf"
    pages = [{"width": p.width, "height": p.height, "ops": p.ops} for p in laid.pages]
    rendered = render({"family": laid.family, "pages": pages})
    if kind in PICTURES:
        pasted(random, laid, rendered, kind, path)
    elif kind in LAYERS:
        with_layer(random, sheet, laid, rendered, kind, path)
    else:
        scanned(random, rendered, kind, path)
    (out / f"{name}.truth.json").write_text(json.dumps(truth_of(sheet, name, kind), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def placed_blocks(sheet, random):
    layout = Layout(sheet, random)
    layout.blocks(sheet.blocks, MARGIN, layout.size[0] - MARGIN)
    return layout


def mild_sheet(random, kind):
    """A sheet on one page, usual but for one to three features."""
    features = {name: usual for name, (usual, _) in FEATURES.items()}
    for name in random.sample(list(MILD), random.randint(1, 3)):
        features[name] = random.choice(MILD[name]) if MILD[name] else value_of(random, name)
    if kind == "dark-bands":
        features["drawing"] = "dark-bands"
    if features["order"] == "profile-first":
        features["headings"] = "two-level"
    return one_sheet(random, features)


def render(laid):
    """The first page as a digital document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.pdf"
        by_place.reportlab(laid, path)
        return pymupdf.open("pdf", path.read_bytes())


def picture_of(document, dpi):
    shot = document[0].get_pixmap(dpi=dpi)
    return Image.frombytes("RGB", (shot.width, shot.height), shot.samples)


def scanned(random, document, kind, path):
    """One page, harmed; its picture is all there is in the file."""
    dpi = random.choice([200, 300])
    picture = picture_of(document, dpi)
    out = pymupdf.open()
    for _ in range(2 if kind == "doubled" else 1):
        harmed, as_jpeg = HARMS[kind](random, picture)
        insert(out, document[0].rect, harmed, as_jpeg)
    save(out, path, says=False)


def insert(out, rect, picture, as_jpeg):
    sides = sorted((rect.width, rect.height), reverse=picture.width > picture.height)
    page = out.new_page(width=sides[0], height=sides[1])
    stream = io.BytesIO()
    if as_jpeg:
        picture.convert("RGB").save(stream, "JPEG", quality=as_jpeg)
    else:
        picture.save(stream, "PNG")
    page.insert_image(page.rect, stream=stream.getvalue(), keep_proportion=False)
    return page


def with_layer(random, sheet, laid, document, kind, path):
    """A scan with the invisible text of an OCR program, or of another sheet."""
    figures, previous = deepcopy(sheet.figures), deepcopy(sheet.previous)
    if kind == "layer-before":
        older = like(random, previous, shifted(previous.period, -1))
        figures, previous = previous, older
    elif kind != "layer-right":
        falsify(random, figures, adds_up=kind == "layer-adds-up")
    layer = laid if kind == "layer-right" else placed_blocks(with_figures(random, sheet, figures, previous), random)
    out = pymupdf.open()
    harmed, as_jpeg = HARMS["clean"](random, picture_of(document, 200))
    page = insert(out, document[0].rect, harmed, as_jpeg)
    for op in layer.pages[0].ops:
        if op["op"] == "text":
            page.insert_text((op["x"], op["y"]), op["text"].replace("’", "'").replace("–", "-"), fontsize=op["size"], fontname="hebo" if op["bold"] else "helv", render_mode=3)
    save(out, path, says=False)


def falsify(random, figures, adds_up):
    """One figure is misread; or four, so that every row and column still adds up."""
    rows = [row for row in figures.rows if not row.marks and min(row.values[:TOTAL]) > 8]
    first, second = random.sample(rows if len(rows) > 1 else figures.rows, 2)
    column, other = random.sample(range(4), 2)
    by = random.choice([2, 3, 5, 6])
    first.values[column] += by
    if adds_up:
        first.values[other] -= by
        second.values[column] -= by
        second.values[other] += by


def pasted(random, laid, document, kind, path):
    """A digital page whose table, or total row, is a picture."""
    page = laid.pages[0]
    left, top, right, bottom = page.tables[-1]
    if kind == "total-picture":
        row = next(row for row in page.rows if row[0] == "total")
        left, top, right, bottom = row[1] - 1, row[2] + 0.6, row[1] + row[3] + 1, row[2] + row[4] - 0.6
    clip = pymupdf.Rect(left, top, right, bottom)
    image = document[0].get_pixmap(dpi=random.choice([150, 220]), clip=clip).tobytes("png")
    inside = lambda op: op["op"] == "text" and left <= op["x"] <= right and top <= op["y"] <= bottom
    ops = [op for op in page.ops if not inside(op)]
    digital = render({"family": laid.family, "pages": [{"width": page.width, "height": page.height, "ops": ops}]})
    digital[0].insert_image(clip, stream=image)
    save(digital, path, says=True)


def save(document, path, says):
    if says:
        document.set_metadata({"subject": by_place.SUBJECT, "keywords": by_place.KEYWORDS})
    document.save(str(path), garbage=3, deflate=True)


def truth_of(sheet, name, kind):
    lies = kind in LAYERS and kind != "layer-right"
    return {
        "file": f"{name}.pdf",
        **sheet.truth,
        "variant": name,
        "producer": "ReportLab + picture" if kind in PICTURES else "ReportLab + scan",
        "harm": kind,
        "expect": "ok",
        "expectAlso": ["findings", "error"] if lies or kind in ("photo", "fax", "faint", "curl") else ["findings"],
        "features": {key: str(value) for key, value in sheet.features.items() if value != FEATURES[key][0]},
    }


if __name__ == "__main__":
    main()
