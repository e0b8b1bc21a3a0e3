"""Lays a sheet out on pages: every text, rule, box and picture with its place, for producers that place by hand."""
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pymupdf
from figures import PROJECT

DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
SOURCE = PROJECT / "node_modules/@expo-google-fonts/source-sans-3"
FONTS = {
    "sans": ("helv", "hebo"),
    "serif": ("tiro", "tibo"),
    "mono": ("cour", "cobo"),
    "embedded": (SOURCE / "400Regular/SourceSans3_400Regular.ttf", SOURCE / "700Bold/SourceSans3_700Bold.ttf"),
}
MARGIN = 48
SIZES = {"title": 15, "subtitle": 11.5, "heading": 10, "p": 8.6, "justified": 8.6, "small": 7.5, "caption": 9.5}


@cache
def font_of(family, bold):
    source = FONTS[family][bold]
    return pymupdf.Font(source) if isinstance(source, str) else pymupdf.Font(fontfile=str(source))


def width_of(text, family, bold, size):
    return font_of(family, bold).text_length(text, size)


@dataclass
class Page:
    width: float
    height: float
    ops: list = field(default_factory=list)
    #: left, top, right, bottom of each table
    tables: list = field(default_factory=list)
    #: places of body rows and cells, for what is drawn over them
    rows: list = field(default_factory=list)
    cells: list = field(default_factory=list)
    title: tuple | None = None


class Layout:
    def __init__(self, sheet, random):
        self.sheet, self.random = sheet, random
        self.family = sheet.features["font"]
        arrangement = sheet.features["arrangement"]
        wide = arrangement in ("two-up", "halves", "turned", "transposed") or sheet.features["stand-before"] == "tables-beside" or sheet.features["extra"].startswith(("stand", "percent-each"))
        self.size = (842, 595) if wide else (595, 842)
        self.pages = []
        self.new_page()

    def new_page(self):
        self.page = Page(*self.size)
        self.pages.append(self.page)
        self.y = MARGIN

    def text(self, x, y, text, size, bold=False, color="#000000", **more):
        if text:
            self.page.ops.append({"op": "text", "x": x, "y": y, "text": text, "size": size, "bold": bold, "color": color, **more})

    def line(self, x1, y1, x2, y2, width=0.5, color="#444444"):
        self.page.ops.append({"op": "line", "x1": x1, "y1": y1, "x2": x2, "y2": y2, "width": width, "color": color})

    def rect(self, x, y, w, h, fill, **more):
        self.page.ops.append({"op": "rect", "x": x, "y": y, "w": w, "h": h, "fill": fill, **more})

    def blocks(self, blocks, left, right):
        for kind, content in blocks:
            if kind == "page":
                self.new_page()
            elif kind == "table":
                self.table(content, left, right)
            elif kind == "beside":
                self.beside(content, left, right)
            elif kind == "facts":
                self.facts(content, left)
            else:
                self.paragraph(kind, content, left, right)

    def beside(self, parts, left, right):
        top, bottoms, gap = self.y, [], 34
        width = (right - left - gap * (len(parts) - 1)) / len(parts)
        for i, part in enumerate(parts):
            self.y = top
            at = left + i * (width + gap)
            self.blocks(part, at, at + width)
            bottoms.append(self.y)
        self.y = max(bottoms)

    def paragraph(self, kind, text, left, right):
        size, bold = SIZES[kind], kind in ("title", "heading", "caption")
        if kind == "title":
            while width_of(text, self.family, True, size) > right - left and size > 9:
                size -= 0.5
        words, lines, line = text.split(" "), [], ""
        for word in words:
            longer = f"{line} {word}" if line else word
            if line and width_of(longer, self.family, bold, size) > right - left:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
        if self.y + len(lines) * size * 1.35 > self.page.height - 40:
            self.new_page()
        for line in lines:
            self.y += size * 1.3
            if kind == "title" and self.page.title is None:
                self.page.title = (left, self.y, size)
                self.text(left, self.y, line, size, bold, "#1a3c6e", is_title=True)
            elif kind == "justified":
                self.stretched(line, left, right, size)
            else:
                self.text(left, self.y, line, size, bold)
        self.y += size * (0.5 if kind in ("title", "caption") else 0.7)

    def stretched(self, line, left, right, size):
        """Every line from margin to margin, the last one too."""
        words = line.split(" ")
        spare = right - left - sum(width_of(w, self.family, False, size) for w in words)
        x = left
        for word in words:
            self.text(x, self.y, word, size)
            x += width_of(word, self.family, False, size) + spare / max(1, len(words) - 1)

    def facts(self, rows, left):
        size = 8.6
        wide = max(width_of(label, self.family, False, size) for label, _ in rows) + 70
        for label, value in rows:
            self.y += size * 1.6
            self.text(left, self.y, label, size)
            self.text(left + wide - width_of(value, self.family, False, size), self.y, value, size)
            self.line(left, self.y + 3, left + wide, self.y + 3, 0.3)
        self.y += 12

    def table(self, table, left, right):
        from grid import draw_table

        page, top = self.page, self.y
        draw_table(self, table, left, right)
        if self.page is page:
            page.tables.append((left, top, right, self.y - 8))


def lay_out(sheet, random):
    layout = Layout(sheet, random)
    layout.blocks(sheet.blocks, MARGIN, layout.size[0] - MARGIN)
    from drawing import decorate

    decorate(layout, sheet, random)
    pages = layout.pages
    if sheet.features["arrangement"] == "turned":
        pages = [turned(page) for page in pages]
    return {"family": sheet.features["font"], "pages": [{"width": p.width, "height": p.height, "ops": p.ops} for p in pages]}


def turned(page):
    """The landscape page on its side: what was right is now up."""
    ops = []
    for op in page.ops:
        op = dict(op)
        if op["op"] == "line":
            (op["x1"], op["y1"]), (op["x2"], op["y2"]) = turn(page, op["x1"], op["y1"]), turn(page, op["x2"], op["y2"])
        elif op["op"] == "text":
            op["x"], op["y"] = turn(page, op["x"], op["y"])
            op["angle"] = op.get("angle", 0) + 90
        else:
            x, y = turn(page, op["x"] + op["w"], op["y"])
            op.update(x=x, y=y, w=op["h"], h=op["w"])
            if op["op"] == "image":
                op["turned"] = True
        ops.append(op)
    return Page(page.height, page.width, ops)


def turn(page, x, y):
    return y, page.width - x
