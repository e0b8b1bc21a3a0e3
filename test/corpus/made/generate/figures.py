"""Fictional figures for the regions of the gazetteer: the same seed gives the same figures."""
import json
import random
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[4]
COLUMNS = ("gemeenteMet", "gemeenteZonder", "uwvMet", "uwvZonder", "totaal")
GM, GZ, UM, UZ, TOTAL = range(5)


@dataclass
class Row:
    """One municipality: its figures in the order of COLUMNS, and what is printed instead or behind."""

    name: str
    values: list[int]
    code: str | None = None
    printed: str | None = None
    #: printed in place of the number: "-", "", "<5", "x"
    marks: dict[int, str] = field(default_factory=dict)
    #: raised note mark behind the number, or behind the name (key "name")
    notes: dict[int | str, str] = field(default_factory=dict)
    #: columns with a provisional star
    stars: set[int] = field(default_factory=set)
    kind: str = "row"

    @property
    def label(self):
        return self.printed or self.name


@dataclass
class Sheet:
    """One region and quarter as a person would read it."""

    region: str
    period: str | None
    rows: list[Row]
    total: Row | None
    persons: int | None
    percent: float | None
    printed_region: str | None = None
    defects: list[str] = field(default_factory=list)
    subtotals: dict[int, Row] = field(default_factory=dict)

    @property
    def region_label(self):
        return self.printed_region or self.region

    def lines(self):
        """Rows, subtotals behind the row that they follow, and the total, as printed."""
        for i, row in enumerate(self.rows):
            yield row
            if i in self.subtotals:
                yield self.subtotals[i]
        if self.total:
            yield self.total

    def truth(self, printed_columns=COLUMNS):
        marks = [
            {"municipality": row.label, "column": COLUMNS[i], "raw": raw}
            for row in self.rows
            for i, raw in sorted(row.marks.items())
        ]
        stars = [
            {"municipality": row.label, "column": COLUMNS[i]} for row in self.rows for i in sorted(row.stars)
        ]
        truth = {"region": self.region_label}
        if self.printed_region:
            truth["regionCanonical"] = self.region
        truth["period"] = self.period
        truth["rows"] = [
            {
                "municipality": row.label,
                **({"canonical": row.name} if row.label != row.name else {}),
                "values": [None if i in row.marks else v for i, v in enumerate(row.values)],
            }
            for row in self.rows
        ]
        truth["total"] = self.total and {
            "label": self.total.label,
            "values": [None if i in self.total.marks else v for i, v in enumerate(self.total.values)],
        }
        truth["register"] = (
            None if self.persons is None else {"persons": self.persons, "knownPercent": self.percent}
        )
        truth["fictional"] = True
        if marks:
            truth["marks"] = marks
        if stars:
            truth["provisional"] = stars
        if self.subtotals:
            truth["subtotals"] = [{"label": s.label, "values": s.values} for s in self.subtotals.values()]
        truth["printedColumns"] = list(printed_columns)
        truth["defects"] = self.defects
        return truth


def make_sheet(region, period, label="TOTAAL AMR", decimals=0, seed="made"):
    """Fictional figures, consistent: rows add up, columns add up, the percentage fits."""
    rng = random.Random(f"{seed}/{region}/{period}")
    sizes = known_sizes()
    rows = []
    for name, code in members(region, period):
        size = max(12, round(sizes.get(name, 150) * rng.uniform(0.75, 1.3)))
        met = round(size * rng.uniform(0.02, 0.18))
        zonder = round(size * rng.uniform(0.12, 0.34))
        uwv_zonder = round(size * rng.uniform(0.05, 0.16))
        uwv_met = size - met - zonder - uwv_zonder
        rows.append(Row(name, [met, zonder, uwv_met, uwv_zonder, size], code))
    total = Row(label, sums(rows), kind="total")
    persons = round(total.values[TOTAL] / rng.uniform(0.64, 0.83))
    percent = round(100 * total.values[TOTAL] / persons, decimals)
    return Sheet(region, period, rows, total, persons, percent if decimals else int(percent))


def sums(rows):
    return [sum(row.values[i] for row in rows) for i in range(5)]


def retotal(sheet, decimals=0):
    """Total row, register and percentage anew, after rows have changed on purpose."""
    sheet.total.values = sums(sheet.rows)
    sheet.percent = round(100 * sheet.total.values[TOTAL] / sheet.persons, decimals or None)
    return sheet


def mark_zeros(sheet, raw):
    for row in sheet.rows:
        row.marks |= {i: raw for i in range(4) if row.values[i] == 0}
    return sheet


def suppress(sheet, raw, below=5):
    for row in sheet.rows:
        row.marks |= {i: raw for i in range(4) if 0 < row.values[i] < below}
    return sheet


def subtotal(sheet, after, label):
    """A subtotal behind row `after`, over the rows since the subtotal before it."""
    start = max([i + 1 for i in sheet.subtotals], default=0)
    sheet.subtotals[after] = Row(label, sums(sheet.rows[start : after + 1]), kind="subtotal")
    return sheet


def row(sheet, name):
    return next(r for r in sheet.rows if r.name == name)


def without_accents(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def members(region, period):
    """Names and codes of the region's municipalities on the last day of the quarter, from src/gazetteer.ts."""
    year, quarter = period.split("-Q")
    day = f"{year}-{['03-31', '06-30', '09-30', '12-31'][int(quarter) - 1]}"
    found = [
        (m["name"], m["code"])
        for name, municipalities in gazetteer().items()
        if region in (name, "Nederland")
        for m in municipalities
        if m.get("since", "") <= day < m.get("until", "9999")
    ]
    if not found:
        raise ValueError(f"no municipalities for {region} {period}")
    return sorted(found, key=lambda m: re.sub(r"^'s-", "", without_accents(m[0])).lower()) if region == "Nederland" else found


def gazetteer():
    text = (PROJECT / "src/gazetteer.ts").read_text().split("export const herindelingen")[0]
    regions = {}
    for match in re.finditer(r'\{name: "([^"]+)", (code: "GM[^}]+)\}|    name: "([^"]+)",', text):
        if match[3]:
            current = regions.setdefault(match[3], [])
        else:
            current.append({"name": match[1], **dict(re.findall(r'(\w+): "([^"]+)"', match[2]))})
    return regions


_sizes = {}


def known_sizes():
    """Rough size of each municipality, so that the fictional figures are of a likely order."""
    if not _sizes:
        for line in (PROJECT / "test/truth/series.jsonl").read_text().splitlines():
            for r in json.loads(line)["rows"]:
                _sizes[r.get("canonical", r["municipality"])] = r["values"][TOTAL] or 20
    return _sizes
