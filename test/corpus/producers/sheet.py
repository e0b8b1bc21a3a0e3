"""Draws a sheet's features by chance, and gives it as blocks that any producer can draw, with its truth."""
from dataclasses import dataclass, field

import table as tables
from features import FEATURES, fit
from figures import GM, GZ, TOTAL, UM, UZ, draw_figures, like
from table import Look
from wording import date_text, distractors, number, quarter, register_blocks, shifted

NARRATIVE = [
    ("Transparantie op de arbeidsmarkt", "Gemeenten en UWV hebben een gedeelde verantwoordelijkheid om transparantie op de arbeidsmarkt te realiseren. "
     "Speciaal voor werkgevers en intermediairs heeft UWV daarom de kandidatenverkenner banenafspraak ontwikkeld."),
    ("Sonar", "De profielen in de kandidatenverkenner zijn afkomstig uit het landelijke klantvolgsysteem Sonar. UWV registreert "
     "werkzoekenden in Sonar en gebruikt het systeem voor het vastleggen van de dienstverlening."),
    ("Klantprofielen", "Sonar biedt ook de mogelijkheid om van geregistreerde kandidaten een klantprofiel op te stellen."),
]


@dataclass
class Sheet:
    features: dict
    #: ("title" | "heading" | "p" | "justified" | "small" | "facts" | "table" | "beside" | "page" | "header" | "footer", content)
    blocks: list
    truth: dict
    drawing: str
    figures: object = None
    previous: object = None
    marks: dict = field(default_factory=dict)


def draw_sheet(random, producer_kind):
    features = fit(random, producer_kind)
    if features["arrangement"] == "two-up":
        return two_up(random, features)
    return one_sheet(random, features)


def one_sheet(random, features, period=None):
    large = features["thousands"] not in (".",) or random.random() < 0.3
    most = {"transposed": 8, "two-up": 8, "turned": 16}.get(features["arrangement"], 26)
    least = {"halves": 8, "transport": 10}.get(features["arrangement"], 3)
    figures = draw_figures(random, most, least, large, period)
    notes = mark_cells(random, features, figures)
    share = 100 * figures.total[TOTAL] / figures.persons
    figures.percent = round(share, 1) if features["register-percent"] == "decimal" else round(share)
    previous = like(random, figures, shifted(figures.period, -1))
    figures.total_label = previous.total_label = total_label(features["total-label"], figures)
    look = look_of(features)
    table = tables.build(look, figures, previous, random)
    truth = figures.truth(tables.printed_columns(table.columns))
    blocks = arrange(random, features, figures, previous, look, table, notes)
    return Sheet(features, blocks, truth, features["drawing"], figures, previous)


def two_up(random, features):
    left = one_sheet(random, features)
    right = one_sheet(random, features, left.figures.period)
    while right.figures.region == left.figures.region:
        right = one_sheet(random, features, left.figures.period)
    truth = {"editions": [left.truth, right.truth], "fictional": True, "defects": []}
    return Sheet(features, [("beside", [left.blocks, right.blocks])], truth, features["drawing"], left.figures, left.previous)


def with_figures(random, sheet, figures, previous):
    """The same sheet with other figures, as blocks: what a text layer says that is not what the picture shows."""
    look = look_of(sheet.features)
    table = tables.build(look, figures, previous, random)
    return Sheet(sheet.features, arrange(random, sheet.features, figures, previous, look, table, []), {}, "plain", figures, previous)


def look_of(features):
    return Look(
        order=features["order"],
        extra=features["extra"],
        headings=features["headings"],
        names=features["arrangement"].removeprefix("names-") if features["arrangement"].startswith("names-") else "left",
        thousands=features["thousands"],
        decimals=features["decimals"],
        around=features["around"],
        percent_under=features["percent-under"],
        total="first" if features["total"] == "first" else "last",
        heads_below=features["heads-below"],
        leaders=features["leaders"],
        align=features["align"],
    )


def total_label(style, figures):
    region = figures.region
    # a total that is called as one of its municipalities would leave a person in doubt
    if style == "region" and any(row.name == region for row in figures.rows):
        style = "totaal-named"
    return {"usual": "TOTAAL AMR", "totaal": "Totaal", "region": region, "amr": f"Arbeidsmarktregio {region}", "eind": "Eindtotaal", "totaal-regio": "Totaal regio", "totaal-named": f"Totaal {region}"}[style]


def mark_cells(random, features, figures):
    """Puts the drawn marks on some cells; gives the lines that explain them."""
    rows, kind = figures.rows, features["cells"]
    places = [(row, i) for row in rows for i in range(4)]
    few = random.sample(places, min(len(places), random.randint(2, 4)))
    if kind.startswith("suppressed:"):
        raw = kind.split(":", 1)[1]
        small = sorted(((row, i) for row in rows for i in (GM, UZ)), key=lambda at: at[0].values[at[1]])
        for row, i in small[: random.randint(1, 3)]:
            change(row, i, random.randint(1, 4))
            row.marks[i] = raw
        return [f"{raw}: niet getoond wegens het geringe aantal"]
    if kind.startswith("zero:"):
        for row, i in random.sample([(row, i) for row in rows for i in (GM, UZ)], min(3, len(rows))):
            change(row, i, 0)
            row.marks[i] = kind.split(":", 1)[1]
        return []
    if kind == "black":
        for row, i in few[:2]:
            row.marks[i] = "█"
        return []
    if kind == "struck":
        for row, i in few[:2]:
            row.struck[i] = row.values[i] + random.choice([-9, -3, 4, 10, 27]) if row.values[i] > 9 else row.values[i] + 5
        return []
    if kind.startswith("behind:"):
        for row, i in few:
            row.behind[i] = kind.split(":", 1)[1]
        mark = kind.split(":", 1)[1].strip()
        return [{"r": "r = herzien cijfer", "p": "p = voorlopig cijfer", "*": "* voorlopig cijfer", "(r)": "(r) herzien"}[mark]]
    return []


def change(row, i, value):
    row.values[i] = value
    row.values[TOTAL] = sum(row.values[:TOTAL])


def titles(random, features, figures):
    when, region = quarter(figures.period, features["quarter"]), figures.region
    small_when = when if features["quarter"] in ("q", "year-q", "words") else when[0].upper() + when[1:]
    if features["title"] == "one-line":
        return [("title", f"Transparantie van klantprofielen {region}, {when}")]
    if features["title"] == "two-lines":
        return [("title", "Transparantie van klantprofielen"), ("subtitle", f"{small_when}   {region}")]
    if features["title"] == "region-first":
        return [("title", f"Arbeidsmarktregio {region}"), ("subtitle", f"Transparantie van klantprofielen, {when}")]
    if features["title"] == "three-lines":
        return [("title", "Transparantie van klantprofielen"), ("subtitle", f"Arbeidsmarktregio {region}"), ("subtitle", small_when)]
    return [("small", "UWV | Factsheet banenafspraak"), ("title", f"Klantprofielen in de regio {region}"), ("subtitle", small_when)]


def arrange(random, features, figures, previous, look, table, notes):
    from arrange import table_blocks

    blocks = titles(random, features, figures)
    if features["cover"]:
        earlier = ", ".join(quarter(shifted(figures.period, -n), "ordinal") for n in range(1, 4))
        blocks = [("title", "Factsheets banenafspraak"), ("p", f"In deze reeks verschenen eerder: {earlier}."),
                  ("p", f"Deze uitgave gaat over het {quarter(figures.period, 'ordinal')}, {figures.region}."), ("page", None), *blocks]
    others = distractors(random, figures, previous, features["distractors"])
    half = random.randint(0, len(others))
    register = register_blocks(random, features["register"], figures, previous, features["thousands"])
    before = features["register-place"] == "above"
    blocks += others[:half] + (register if before else [])
    blocks += table_blocks(random, features, figures, previous, look, table)
    blocks += [("small", line) for line in [*table.legend, *notes]]
    blocks += ([] if before else register) + others[half:]
    for heading, text in NARRATIVE[: features["narrative"]]:
        blocks += [("heading", heading), ("p", text)]
    if features["says-fictional"]:
        blocks.append(("small", "Voorbeeld met fictieve cijfers"))
    return blocks
