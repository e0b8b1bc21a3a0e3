"""The sheet as placed text, rules and boxes (points, y down from the top): for producers that place by hand."""
import tempfile
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

import wording
from figures import COLUMNS

LIBERATION = "/usr/share/fonts/truetype/liberation/Liberation"
FONTS = {
    ("sans", False): LIBERATION + "Sans-Regular.ttf",
    ("sans", True): LIBERATION + "Sans-Bold.ttf",
    ("serif", False): LIBERATION + "Serif-Regular.ttf",
    ("serif", True): LIBERATION + "Serif-Bold.ttf",
    ("mono", False): LIBERATION + "Mono-Regular.ttf",
    ("mono", True): LIBERATION + "Mono-Bold.ttf",
    ("dejavu", False): "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    ("dejavu", True): "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
}


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    text: str
    size: float
    kind: str
    bold: bool = False
    colour: tuple = (0, 0, 0)
    angle: int = 0


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.5
    colour: tuple = (0.3, 0.3, 0.3)


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    w: float
    h: float
    fill: tuple


@dataclass
class Page:
    width: float
    height: float
    family: str
    items: list = field(default_factory=list)


@dataclass(frozen=True)
class Style:
    family: str = "sans"
    page: tuple = (595, 842)
    margin: float = 48
    size: float = 9
    row_height: float = 15
    name_width: float = 150
    column_width: float = 66
    columns: tuple = COLUMNS
    #: single, two-level, turned, none
    heading: str = "single"
    #: rows, grid, zebra, none
    rules: str = "rows"
    align: str = "right"
    #: of numbers beside a wrapped name: top, middle, bottom
    valign: str = "top"
    thousands: str = "."
    period_form: str = "ordinal"
    title: str = wording.TITLE
    region_in_title: bool = True
    capitals: bool = False
    colour: tuple = (0, 0.25, 0.45)
    #: table, story, beside
    first: str = "table"
    narrative: int = 2
    register_width: float | None = None
    percent_words: bool = False
    #: sentences before the table that hold figures of their own
    decoys: tuple = ()
    footnotes: tuple = ()
    page_numbers: bool = False
    source: bool = True


@cache
def _font(family, bold):
    font = TTFont(FONTS[family, bold])
    return font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm


def text_width(text, size, family="sans", bold=False):
    cmap, metrics, em = _font(family, bold)
    return sum(metrics[cmap.get(ord(c), ".notdef")][0] for c in text) * size / em


def wrap(text, width, size, family="sans", bold=False):
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size, family, bold) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def lay_out(sheet, style=Style()):
    """Pages of the sheet; the table goes on over as many pages as it needs."""
    return _Layout(sheet, style).pages


class _Layout:
    def __init__(self, sheet, style):
        self.sheet, self.style, self.pages = sheet, style, []
        self.new_page()
        self.title()
        left, width = style.margin, style.page[0] - 2 * style.margin
        if style.first == "beside":
            table_width = style.name_width + style.column_width * len(style.columns)
            top = self.y
            self.table(left)
            self.register(left, style.register_width or table_width)
            self.y = top
            self.narrative(left + table_width + 24, width - table_width - 24)
        elif style.first == "story":
            self.narrative(left, width)
            self.table(left)
            self.register(left, style.register_width or width)
        else:
            self.table(left)
            self.register(left, style.register_width or width)
            self.narrative(left, width)
        self.footer()
        self.count_pages()

    def new_page(self):
        self.pages.append(Page(*self.style.page, self.style.family))
        self.y = self.style.margin + 18

    def put(self, x, y, text, kind, size=None, bold=False, colour=(0, 0, 0), angle=0):
        if text:
            self.pages[-1].items.append(Text(x, y, text, size or self.style.size, kind, bold, colour, angle))

    def width(self, text, bold=False, size=None):
        return text_width(text, size or self.style.size, self.style.family, bold)

    def title(self):
        style, sheet = self.style, self.sheet
        caps = str.upper if style.capitals else str
        self.put(style.margin, self.y, caps(style.title), "title", style.size * 1.9, True, style.colour)
        self.y += style.size * 2.1
        period = wording.period_text(sheet.period, style.period_form) if sheet.period else ""
        region = sheet.region_label if style.region_in_title else ""
        self.put(style.margin, self.y, caps("  ".join(p for p in (period, region) if p)), "period", style.size * 1.2, False, style.colour)
        self.y += style.size * 2
        for sentence in style.decoys:
            for line in wrap(sentence, style.page[0] - 2 * style.margin, style.size, style.family):
                self.put(style.margin, self.y, line, "narrative")
                self.y += style.size * 1.35
            self.y += 4

    def aligned(self, text, column_left, bold):
        free = self.style.column_width - 8 - self.width(text, bold)
        return column_left + 4 + {"right": free, "left": 0, "centre": free / 2}[self.style.align]

    def table(self, left):
        self.headings(left)
        for i, row in enumerate(self.sheet.lines()):
            names = wrap(row.label, self.style.name_width - 8, self.style.size, self.style.family, row.kind != "row")
            height = self.style.row_height + (len(names) - 1) * self.style.size * 1.15
            if self.y + height > self.style.page[1] - self.style.margin - 20:
                self.footer()
                self.new_page()
                self.headings(left)
            self.row(row, names, left, height, i)
            self.y += height
        self.y += 14

    def row(self, row, names, left, height, i):
        style, bold = self.style, row.kind != "row"
        right = left + style.name_width + style.column_width * len(style.columns)
        items = self.pages[-1].items
        if bold or (style.rules == "zebra" and i % 2):
            items.append(Box(left, self.y, right - left, height, (0.85, 0.9, 0.95) if bold else (0.95, 0.95, 0.95)))
        if style.rules in ("rows", "grid"):
            items.append(Line(left, self.y + height, right, self.y + height))
        if style.rules == "grid":
            edges = [left] + [left + style.name_width + style.column_width * k for k in range(len(style.columns) + 1)]
            items += [Line(x, self.y, x, self.y + height) for x in edges]
        base = self.y + style.row_height / 2 + style.size * 0.35
        lead = style.size * 1.15
        for k, name in enumerate(names):
            self.put(left + 4, base + k * lead, name, "name", bold=bold)
        if mark := wording.note(row, "name"):
            x = left + 4 + self.width(names[-1], bold)
            self.put(x + 0.5, base + (len(names) - 1) * lead - style.size * 0.35, mark, "note", style.size * 0.6)
        drop = {"top": 0, "middle": 0.5, "bottom": 1}[style.valign] * (len(names) - 1) * lead
        for k, column in enumerate(style.columns):
            text = wording.cell(row, column, style.thousands)
            x = self.aligned(text, left + style.name_width + k * style.column_width, bold)
            self.put(x, base + drop, text, "cell", bold=bold)
            if mark := wording.note(row, column):
                self.put(x + self.width(text, bold) + 0.5, base + drop - style.size * 0.35, mark, "note", style.size * 0.6)

    def headings(self, left):
        getattr(self, "heading_" + self.style.heading.replace("-", "_"))(left)

    def heading_none(self, left):
        pass

    def heading_single(self, left):
        style, size = self.style, self.style.size - 1
        wrapped = [wrap(wording.HEADINGS[c], style.column_width - 6, size, style.family, True) for c in style.columns]
        depth = max(len(w) for w in wrapped)
        for k, lines in enumerate(wrapped):
            for j, line in enumerate(lines):
                free = style.column_width - 8 - self.width(line, True, size)
                x = left + style.name_width + k * style.column_width + 4
                x += {"right": free, "left": 0, "centre": free / 2}[style.align]
                self.put(x, self.y + (depth - len(lines) + j + 1) * size * 1.15, line, "heading", size, True, style.colour)
        self.put(left + 4, self.y + depth * size * 1.15, "Gemeente", "heading", size, True, style.colour)
        self.y += depth * size * 1.15 + 5
        self.rule(left)

    def heading_two_level(self, left):
        """Groups Gemeente and UWV above Met and Zonder; the two columns of a group stand side by side."""
        style = self.style
        x = left + style.name_width
        for k, column in enumerate(style.columns):
            group = "Gemeente" if column.startswith("gemeente") else "UWV" if column.startswith("uwv") else None
            before = style.columns[k - 1] if k else ""
            if group and not before.startswith(group.lower()):
                self.centred(group, x + k * style.column_width, 2 * style.column_width, self.y + 9)
                y = self.y + 12
                self.pages[-1].items.append(Line(x + k * style.column_width + 4, y, x + (k + 2) * style.column_width - 4, y))
            label = "Met profiel" if column.endswith("Met") else "Zonder profiel" if column.endswith("Zonder") else "Totaal"
            self.centred(label, x + k * style.column_width, style.column_width, self.y + 22)
        self.put(left + 4, self.y + 22, "Gemeente", "heading", style.size - 1, True, style.colour)
        self.y += 27
        self.rule(left)

    def heading_turned(self, left):
        style, size = self.style, self.style.size - 1
        longest = max(self.width(wording.HEADINGS[c], True, size) for c in style.columns)
        for k, column in enumerate(style.columns):
            x = left + style.name_width + (k + 0.5) * style.column_width + size * 0.35
            self.put(x, self.y + longest, wording.HEADINGS[column], "heading", size, True, style.colour, 90)
        self.y += longest + 6
        self.rule(left)

    def centred(self, text, x, width, y):
        size = self.style.size - 1
        self.put(x + (width - self.width(text, True, size)) / 2, y, text, "heading", size, True, self.style.colour)

    def rule(self, left):
        right = left + self.style.name_width + self.style.column_width * len(self.style.columns)
        self.pages[-1].items.append(Line(left, self.y, right, self.y, 1, self.style.colour))

    def register(self, left, width):
        sentence = wording.register_sentence(self.sheet, self.style.thousands, self.style.percent_words)
        for line in wrap(sentence, width, self.style.size, self.style.family) if sentence else []:
            self.put(left, self.y, line, "register")
            self.y += self.style.size * 1.35
        for line in self.style.footnotes:
            self.put(left, self.y + 4, line, "footnote", self.style.size - 1.5)
            self.y += self.style.size * 1.2
        self.y += 12

    def narrative(self, left, width):
        for heading, text in wording.NARRATIVE[: self.style.narrative]:
            self.put(left, self.y, heading, "narrative", self.style.size + 1, True, self.style.colour)
            self.y += self.style.size * 1.5
            for line in wrap(text, width, self.style.size, self.style.family):
                self.put(left, self.y, line, "narrative")
                self.y += self.style.size * 1.35
            self.y += 8
        if self.style.source and self.sheet.period:
            self.put(left, self.y, wording.source_line(self.sheet.period), "source", self.style.size - 2)
            self.y += 14

    def footer(self):
        if self.style.page_numbers:
            y = self.style.page[1] - self.style.margin + 8
            self.put(self.style.margin, y, f"Pagina {len(self.pages)} van {{pages}}", "footer", 7.5)

    def count_pages(self):
        for page in self.pages:
            page.items = [
                replace(item, text=item.text.replace("{pages}", str(len(self.pages))))
                if getattr(item, "kind", "") == "footer"
                else item
                for item in page.items
            ]


@cache
def embeddable(family, bold):
    """Path of the font cut down to Latin letters and without hints: keeps the PDFs small."""
    from fontTools import subset

    options = subset.Options(hinting=False, layout_features=["liga", "kern"], notdef_outline=True)
    font = subset.load_font(FONTS[family, bold], options)
    subsetter = subset.Subsetter(options)
    letters = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2009, 0x2030), 0x202F, 0xFB01, 0xFB02, 0x2039, 0x203A]
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    path = Path(tempfile.gettempdir()) / f"made-{family}-{'bold' if bold else 'regular'}.ttf"
    subset.save_font(font, str(path), options)
    return str(path)
