"""Chooses few small sheets that show most of what was drawn: python choose.py FROM TO [--count 36] [--most 90000]"""
import argparse
import json
import shutil
from pathlib import Path


def main():
    options = argparse.ArgumentParser()
    options.add_argument("source", type=Path)
    options.add_argument("target", type=Path)
    options.add_argument("--count", type=int, default=36)
    options.add_argument("--most", type=int, default=90_000, help="bytes of a PDF")
    given = options.parse_args()
    given.target.mkdir(parents=True, exist_ok=True)
    truths = {path: json.loads(path.read_text(encoding="utf-8")) for path in sorted(given.source.glob("*.truth.json"))}
    left = {path: shown(truth) for path, truth in truths.items() if pdf_of(path).stat().st_size <= given.most}
    seen = set()
    for _ in range(min(given.count, len(left))):
        best = max(left, key=lambda path: len(left[path] - seen) - pdf_of(path).stat().st_size / given.most)
        seen |= left.pop(best)
        shutil.copy(best, given.target)
        shutil.copy(pdf_of(best), given.target)


def shown(truth):
    """Each feature, and who drew it."""
    return {*truth.get("features", {}).items(), ("producer", truth["producer"]), ("harm", truth.get("harm"))}


def pdf_of(path):
    return path.with_name(path.name.replace(".truth.json", ".pdf"))


if __name__ == "__main__":
    main()
