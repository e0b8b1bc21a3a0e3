"""The lists that are crossed: each sheet draws one to eight features, most of them mild."""
from wording import QUARTERS, REGISTERS

#: name -> (usual value, other values with their weight)
FEATURES = {
    "quarter": ("words", {style: 1 for style in QUARTERS}),
    "title": ("two-lines", {"one-line": 1, "region-first": 1, "three-lines": 1, "factsheet": 1}),
    "distractors": (0, {1: 3, 2: 2, 3: 1}),
    "cover": (False, {True: 1}),
    "register": ("usual", {style: 1 for style in REGISTERS}),
    "register-place": ("below", {"above": 1}),
    "register-percent": ("whole", {"decimal": 1}),
    "stand-before": ("", {"table-below": 1, "table-above": 1, "tables-beside": 1}),
    "extra": ("", {"group-sums": 2, "profile-sums": 2, "percent-each": 2, "percent-each-decimal": 1, "percent-met": 1, "previous-total-change": 2, "change": 1,
                   "nr": 1, "rank": 1, "code": 1, "code-after": 1, "inhabitants": 1, "inhabitants-before": 1, "column-numbers": 2, "stand-before": 1, "stand-before-dates": 1, "stand-before-after": 1}),
    "arrangement": ("normal", {"halves": 2, "two-up": 2, "names-right": 2, "names-middle": 2, "transposed": 2, "next-page": 2, "turned": 1, "transport": 2, "women": 2, "women-first": 1}),
    "total": ("last", {"first": 1}),
    "total-label": ("usual", {"totaal": 2, "region": 1, "amr": 1, "eind": 1, "totaal-regio": 1, "totaal-named": 1}),
    "heads-below": (False, {True: 1}),
    "headings": ("two-level", {"two-level-long": 1, "single": 2, "short": 2, "mkp": 2, "abbreviated": 1, "letters": 1, "digits": 1}),
    "order": ("usual", {"uwv-first": 3, "zonder-first": 1, "profile-first": 1, "total-column-first": 1}),
    "thousands": (".", {"": 1, "\u00a0": 2, ",": 1, "'": 1, "’": 1, "·": 1}),
    "decimals": (0, {1: 2, 2: 1}),
    "around": ("{}", {"({})": 1, "{} pers.": 1}),
    "percent-under": (False, {True: 1}),
    "cells": ("", {"suppressed:<5": 2, "suppressed:1-4": 1, "suppressed:geheim": 1, "suppressed:x": 1, "suppressed:*": 1, "suppressed:.": 1, "zero:-": 1, "zero:–": 1, "zero:nihil": 1, "zero:": 1,
                   "black": 1, "struck": 2, "behind: r": 1, "behind: p": 1, "behind:*": 1, "behind:r": 1}),
    "leaders": (False, {True: 1}),
    "align": ("right", {"center": 1, "left": 1}),
    "drawing": ("plain", {"zebra": 2, "zebra-lines": 2, "marker": 2, "watermark": 3, "watermark-bitmap": 1, "per-glyph": 2, "under-picture": 2, "eraser": 1, "picture-cell": 1, "gradient": 1, "touching": 1}),
    "rules": ("lines", {"grid": 1, "none": 1, "head": 1}),
    "font": ("sans", {"serif": 1, "embedded": 3, "mono": 1}),
    "narrative": (1, {0: 1, 2: 1, 3: 1}),
    "says-fictional": (False, {True: 1}),
    "shuffle": ("rows", {"columns": 1, "random": 1}),
}

#: what a kind of producer can draw; "placed" draws all
LEFT_OUT = {
    "html": {"zebra-lines", "per-glyph", "under-picture", "eraser", "gradient", "watermark-bitmap", "touching", "picture-cell"},
    "typst": {"zebra-lines", "per-glyph", "under-picture", "eraser", "gradient", "watermark-bitmap", "touching", "picture-cell", "marker"},
    "placed": set(),
}


#: how often a feature is drawn, beside the usual 1
WEIGHTS = {"quarter": 2, "extra": 2, "headings": 2, "cells": 2, "register": 2, "order": 1.5, "distractors": 1.5, "thousands": 1.5,
           "cover": 0.4, "says-fictional": 0.4, "percent-under": 0.6, "decimals": 0.7, "around": 0.6, "register-percent": 0.5}
#: of these at most one of a pair is drawn first, or what fits with everything would crowd them out
LEADING = {"arrangement": 0.35, "stand-before": 0.09, "drawing": 0.35}
LOOKS = ["narrative", "rules", "font", "align", "shuffle"]


def fit(random, kind):
    """Some features by chance, without what could not be drawn or would leave a person in doubt."""
    while True:
        leading = {name: value_of(random, name) for name, chance in LEADING.items() if random.random() < chance}
        usual = {name: usual for name, (usual, _) in FEATURES.items()}
        if fits({**usual, **leading}, kind):
            break
    while True:
        others = [name for name in FEATURES if name not in LEADING and name not in LOOKS]
        count = random.choices([random.randint(1, 2), random.randint(2, 4), random.randint(4, 7)], [4, 4, 2])[0]
        chosen = {random.choices(others, [WEIGHTS.get(n, 1) for n in others])[0] for _ in range(count)}
        features = {**usual, **leading, **{name: value_of(random, name) for name in [*sorted(chosen), *random.sample(LOOKS, random.randint(1, 3))]}}
        if fits(features, kind):
            return features


def value_of(random, name):
    others = FEATURES[name][1]
    return random.choices(list(others), list(others.values()))[0]


def fits(f, kind):
    wide = f["extra"] not in ("", "column-numbers", "nr", "rank", "code", "code-after", "percent-met", "change")
    ten = f["extra"].startswith("stand-")
    odd = f["arrangement"] not in ("normal",)
    rules = [
        f["drawing"] not in LEFT_OUT["html" if kind == "story" else kind],
        not (kind != "placed" and f["arrangement"] in ("turned", "transport")),
        # PyMuPDF's stories know no tables beside each other, and nothing that is fixed to the page
        not (kind == "story" and (f["arrangement"] in ("two-up", "halves") or f["stand-before"] == "tables-beside" or f["drawing"] == "watermark")),
        # one stand before at a time, and none where the table itself is cut or turned
        not (ten and (f["stand-before"] or odd or f["headings"] != "two-level" or f["heads-below"])),
        not (f["stand-before"] and f["arrangement"] in ("two-up", "women", "women-first", "transport", "next-page", "halves", "turned", "transposed")),
        not (f["arrangement"] in ("two-up", "halves", "transposed") and (wide or f["cells"] == "struck" or f["around"] != "{}")),
        not (f["stand-before"] == "tables-beside" and wide),
        not (f["arrangement"] in ("names-middle", "next-page") and (wide or f["order"] in ("total-column-first", "profile-first"))),
        not (f["arrangement"] == "transposed" and (f["heads-below"] or f["extra"] or f["percent-under"] or f["leaders"] or f["total"] == "first")),
        not (f["arrangement"].startswith("names-") and (f["extra"] in ("nr", "rank", "code", "code-after", "inhabitants", "inhabitants-before") or f["leaders"])),
        not (f["arrangement"] in ("two-up", "halves") and (f["cover"] or f["leaders"])),
        # sums per group stand beside their group
        not (f["extra"] in ("group-sums", "percent-each", "percent-each-decimal") and f["order"] in ("profile-first", "total-column-first")),
        not (f["extra"].startswith("percent-each") and f["headings"] in ("letters", "digits", "abbreviated")),
        not (f["extra"] in ("profile-sums", "previous-total-change") and f["order"] == "total-column-first"),
        # numbers that could be something else
        not (f["decimals"] and f["thousands"] in (",", "·")),
        not (f["decimals"] and f["extra"].startswith("percent")),
        not (f["cells"] == "struck" and (f["percent-under"] or f["around"] != "{}" or f["decimals"])),
        not (f["cells"].startswith("behind") and (f["around"] != "{}" or f["extra"].startswith("percent"))),
        not (f["cells"] in ("suppressed:*",) and f["extra"] == "change"),
        not (f["headings"] == "digits" and f["extra"] == "column-numbers"),
        not (f["percent-under"] and (f["extra"] or f["around"] != "{}")),
        not (f["drawing"] == "eraser" and f["percent-under"]),
        not (f["thousands"] == "·" and f["font"] == "mono"),
        not (f["drawing"] in ("picture-cell", "eraser") and (f["arrangement"] != "normal" or f["around"] != "{}")),
        not (f["total-label"] == "region" and f["arrangement"] == "transposed"),
    ]
    return all(rules)
