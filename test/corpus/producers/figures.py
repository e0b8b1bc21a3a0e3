"""Fictional figures of a region in a quarter that add up, and the truth of the sheet that prints them."""
import json
import subprocess
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
COLUMNS = ("gemeenteMet", "gemeenteZonder", "uwvMet", "uwvZonder", "totaal")
GM, GZ, UM, UZ, TOTAL = range(5)

#: membership of these differs between sources
DISPUTED = {"AM06", "AM07", "AM12", "AM20", "AM22", "AM36", "AM38"}

LIST_MEMBERS = """
import {membersOf} from "./dist/vocabulary/municipality.js";
import {regionsIn} from "./dist/vocabulary/region.js";
const quarters = [2023, 2024, 2025, 2026].flatMap((y) => [1, 2, 3, 4].map((q) => `${y}-Q${q}`));
const list = regionsIn().flatMap(({name, code}) => quarters.map((period) => ({name, code, period,
  members: membersOf({name, code}, period).map((m) => [m.name, m.code])})));
console.log(JSON.stringify(list));
"""


@cache
def regions():
    """[{name, code, period, members [[name, code]]}] of the program, without those that are disputed."""
    run = subprocess.run(
        ["node", "--input-type=module", "-e", LIST_MEMBERS], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return [entry for entry in json.loads(run.stdout) if entry["code"] not in DISPUTED]


@dataclass
class Row:
    name: str
    code: str
    values: list[int]
    #: column -> what is printed instead of the number
    marks: dict[int, str] = field(default_factory=dict)
    #: column -> what stands behind the number
    behind: dict[int, str] = field(default_factory=dict)
    #: column -> figure that was struck out
    struck: dict[int, int] = field(default_factory=dict)


@dataclass
class Figures:
    region: str
    period: str
    rows: list[Row]
    persons: int
    #: printed: a whole number or one decimal
    percent: float
    total_label: str = "TOTAAL AMR"
    subtotals: list[str] = field(default_factory=list)

    @property
    def total(self):
        return [sum(row.values[i] for row in self.rows) for i in range(5)]

    def truth(self, printed_columns):
        return {
            "region": self.region,
            "period": self.period,
            "rows": [
                {
                    "municipality": row.name,
                    "values": [None if i in row.marks else value for i, value in enumerate(row.values)],
                }
                for row in self.rows
            ],
            "total": {"label": self.total_label, "values": self.total},
            "register": {"persons": self.persons, "knownPercent": self.percent},
            "fictional": True,
            "marks": [
                {"municipality": row.name, "column": COLUMNS[i], "raw": raw}
                for row in self.rows
                for i, raw in sorted(row.marks.items())
            ],
            "printedColumns": list(printed_columns),
            "defects": [],
        }


def draw_figures(random, most_rows=99, least_rows=3, large=False, period=None):
    choices = [
        r
        for r in regions()
        if least_rows <= len(r["members"]) <= most_rows and (r["period"] == period if period else r["period"] < "2026-Q4")
    ]
    entry = random.choice(choices)
    scale = random.uniform(2, 4) if large else random.uniform(0.5, 1.4)
    shares = [random.uniform(*around) for around in ((0.04, 0.13), (0.2, 0.33), (0.42, 0.6), (0.07, 0.15))]
    rows = []
    for name, code in entry["members"]:
        size = random.lognormvariate(5.6, 0.8) * scale
        four = [max(0, round(size * share * random.uniform(0.6, 1.4))) for share in shares]
        rows.append(Row(name, code, [*four, sum(four)]))
    total = sum(row.values[TOTAL] for row in rows)
    percent = random.randint(62, 88)
    persons = round(100 * total / (percent + random.uniform(-0.3, 0.3)))
    return Figures(entry["name"], entry["period"], rows, persons, round(100 * total / persons))


def like(random, figures, period, low=0.9, high=1.1):
    """The same rows with other figures: another quarter, or a part of the persons."""
    rows = []
    for row in figures.rows:
        four = [max(0, round(value * random.uniform(low, high))) for value in row.values[:TOTAL]]
        rows.append(Row(row.name, row.code, [*four, sum(four)]))
    total = sum(row.values[TOTAL] for row in rows)
    persons = round(100 * total / (figures.percent + random.uniform(-1.4, 1.4)))
    return Figures(figures.region, period, rows, persons, round(100 * total / persons), figures.total_label)
