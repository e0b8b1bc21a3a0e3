"""Placed items drawn with ReportLab: drawing order, glyph positions and doubling can be chosen."""
import random

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from layout import Box, Line, Text, embeddable, text_width

BASE14 = {("sans", False): "Helvetica", ("sans", True): "Helvetica-Bold", ("serif", False): "Times-Roman", ("serif", True): "Times-Bold"}


def font_name(family, bold, embedded):
    if not embedded:
        return BASE14[family, bold]
    name = f"{family}{'-bold' if bold else ''}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, embeddable(family, bold)))
    return name


def draw(pages, path, embedded=False, order=None, glyphs=(), doubled=(), tracking=None, before=None, after=None,
         turn=None, version=None):
    """
    order: "shuffled" or "columns" (the content stream goes down the columns); glyphs: kinds placed glyph by glyph;
    doubled: kinds printed twice, 0.3 pt apart, for bold; tracking: {kind: points between letters};
    before, after: functions(canvas, page) that draw below and above the sheet; turn: degrees in which the
    content is turned on an unturned page.
    """
    extra = {"pdfVersion": version} if version else {}
    c = canvas.Canvas(str(path), invariant=1, **extra)
    c.setTitle("Transparantie van klantprofielen")
    c.setSubject("fictief")
    c.setKeywords("fictief")
    for page in pages:
        turned(c, page, turn)
        if before:
            before(c, page)
        for item in ordered(page.items, order):
            if isinstance(item, Text):
                text(c, page, item, embedded, glyphs, doubled, (tracking or {}).get(item.kind, 0))
            else:
                shape(c, page, item)
        if after:
            after(c, page)
        c.showPage()
    c.save()


def turned(c, page, turn):
    w, h = page.width, page.height
    c.setPageSize((h, w) if turn in (90, 270) else (w, h))
    if turn == 90:
        c.transform(0, 1, -1, 0, h, 0)
    elif turn == 270:
        c.transform(0, -1, 1, 0, 0, w)
    elif turn == 180:
        c.transform(-1, 0, 0, -1, w, h)


def ordered(items, order):
    shapes = [i for i in items if not isinstance(i, Text)]
    texts = [i for i in items if isinstance(i, Text)]
    if order == "shuffled":
        random.Random("shuffled").shuffle(texts)
        return shapes + texts
    if order == "columns":
        return shapes + sorted(texts, key=lambda t: (t.kind not in ("name", "cell"), round((t.x + text_width(t.text, t.size)) / 30), t.y))
    return items


def shape(c, page, item):
    if isinstance(item, Box):
        c.setFillColorRGB(*item.fill)
        c.rect(item.x, page.height - item.y - item.h, item.w, item.h, stroke=0, fill=1)
    elif isinstance(item, Line):
        c.setStrokeColorRGB(*item.colour)
        c.setLineWidth(item.width)
        c.line(item.x1, page.height - item.y1, item.x2, page.height - item.y2)


def text(c, page, item, embedded, glyphs, doubled, tracking):
    font = font_name(page.family, item.bold, embedded)
    c.setFillColorRGB(*item.colour)
    y = page.height - item.y
    c.saveState()
    c.translate(item.x, y)
    if item.angle:
        c.rotate(item.angle)
    c.setFont(font, item.size)
    if item.kind in glyphs:
        x = 0
        for letter in item.text:
            if letter != " ":
                c.drawString(x, 0, letter)
            x += text_width(letter, item.size, page.family, item.bold) + tracking
    else:
        for shift in (0, 0.3) if item.kind in doubled else (0,):
            c.drawString(shift, 0, item.text, charSpace=tracking)
    c.restoreState()
