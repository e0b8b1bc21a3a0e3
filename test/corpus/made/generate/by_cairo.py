"""Placed items drawn with Cairo: headings as text, outlines or an image; text whole or glyph by glyph."""
import math

import cairo

from layout import Box, Line, Text, text_width

FACES = {"sans": "Liberation Sans", "serif": "Liberation Serif", "mono": "Liberation Mono", "dejavu": "DejaVu Sans"}


def draw(pages, path, headings="text", glyphs=(), version=None):
    surface = cairo.PDFSurface(str(path), pages[0].width, pages[0].height)
    if version:
        surface.restrict_to_version(version)
    surface.set_metadata(cairo.PDF_METADATA_TITLE, "Transparantie van klantprofielen")
    surface.set_metadata(cairo.PDF_METADATA_SUBJECT, "fictief")
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "2023-07-22T04:26:40Z")
    c = cairo.Context(surface)
    for page in pages:
        if headings == "image":
            image(c, page, [i for i in page.items if getattr(i, "kind", "") == "heading"])
        for item in page.items:
            if isinstance(item, Box):
                c.set_source_rgb(*item.fill)
                c.rectangle(item.x, item.y, item.w, item.h)
                c.fill()
            elif isinstance(item, Line):
                c.set_source_rgb(*item.colour)
                c.set_line_width(item.width)
                c.move_to(item.x1, item.y1)
                c.line_to(item.x2, item.y2)
                c.stroke()
            elif item.kind != "heading" or headings != "image":
                text(c, page, item, headings == "outlines" and item.kind == "heading", item.kind in glyphs)
        c.show_page()
    surface.finish()


def text(c, page, item, outlines, by_glyph):
    c.save()
    weight = cairo.FONT_WEIGHT_BOLD if item.bold else cairo.FONT_WEIGHT_NORMAL
    c.select_font_face(FACES[page.family], cairo.FONT_SLANT_NORMAL, weight)
    c.set_font_size(item.size)
    c.set_source_rgb(*item.colour)
    c.translate(item.x, item.y)
    c.rotate(-math.radians(item.angle))
    x = 0
    for part in item.text if by_glyph else [item.text]:
        c.move_to(x, 0)
        if outlines:
            c.text_path(part)
            c.fill()
        else:
            c.show_text(part)
        x += text_width(part, item.size, page.family, item.bold)
    c.restore()


def image(c, page, items):
    """The headings as a picture at 200 dpi, on white."""
    if not items:
        return
    scale = 200 / 72
    top, bottom = min(i.y for i in items) - 12, max(i.y for i in items) + 4
    picture = cairo.ImageSurface(cairo.FORMAT_RGB24, int(page.width * scale), int((bottom - top) * scale))
    p = cairo.Context(picture)
    p.scale(scale, scale)
    p.set_source_rgb(1, 1, 1)
    p.paint()
    p.translate(0, -top)
    for item in items:
        text(p, page, item, False, False)
    c.save()
    c.translate(0, top)
    c.scale(1 / scale, 1 / scale)
    c.set_source_surface(picture)
    c.paint()
    c.restore()
