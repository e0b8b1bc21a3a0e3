"""Makes the PDFs, their truth files and index.json: `python make.py` for all, `python make.py NAME…` for some."""
import importlib
import json
import os
import sys
from pathlib import Path

os.environ["SOURCE_DATE_EPOCH"] = "1690000000"
os.environ["TZ"] = "UTC"
HERE = Path(__file__).resolve().parent
OUT = HERE.parent
sys.path.insert(0, str(HERE))

from cases import CASES  # noqa: E402

for module in sorted(p.stem for p in HERE.glob("made_*.py")):
    importlib.import_module(module)


def main(names):
    for case in CASES.values():
        if not names or any(case.name.startswith(n) for n in names):
            make(case)
    index = []
    for case in sorted(CASES.values(), key=lambda c: c.name):
        path = OUT / f"{case.name}.pdf"
        if path.exists():
            entry = {"name": case.name, "producer": case.producer, "expect": case.expect, "features": case.features}
            index.append(entry | {"bytes": path.stat().st_size})
    lines = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in index)
    (OUT / "index.json").write_text(f"[\n{lines}\n]\n")
    print(len(index), "files,", sum(e["bytes"] for e in index), "bytes")


def make(case):
    made = case.make(OUT / f"{case.name}.pdf")
    about = {"variant": case.name, "producer": case.producer, "expect": case.expect}
    if case.also:
        about["expectAlso"] = case.also
    if isinstance(made, list):
        made = {"editions": [{"expect": "findings" if t["defects"] else "ok"} | about_edition(t, case) for t in made]}
    truth = made | about | {"features": case.features}
    (OUT / f"{case.name}.truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n")
    print(case.name, (OUT / f"{case.name}.pdf").stat().st_size)


def about_edition(truth, case):
    return truth | {"variant": case.name, "producer": case.producer, "expect": "findings" if truth["defects"] else "ok"}


main(sys.argv[1:])
