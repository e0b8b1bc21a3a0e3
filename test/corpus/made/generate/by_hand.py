"""PDF bytes written by hand: fonts, content streams and file structure can be anything that the format allows."""
import unicodedata
import zlib

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from layout import FONTS, Box, Line, Text, text_width

HEADER = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"
BASE14 = {("sans", False): "Helvetica", ("sans", True): "Helvetica-Bold", ("serif", False): "Times-Roman",
          ("serif", True): "Times-Bold", ("mono", False): "Courier", ("mono", True): "Courier-Bold"}


class Pdf:
    """Objects by number; bodies are bytes."""

    def __init__(self, compress=True):
        self.objects, self.compress = [], compress

    def reserve(self):
        self.objects.append(b"null")
        return len(self.objects)

    def add(self, body, number=None):
        number = number or self.reserve()
        self.objects[number - 1] = body if isinstance(body, bytes) else body.encode("latin-1")
        return number

    def stream(self, data, entries="", number=None):
        return self.add(stream(data, entries, self.compress), number)

    def write(self, root, info, version="1.4", startxref=None, eof=True):
        out, offsets = bytearray(HEADER % version.encode()), []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        at = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
        out += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\n" % (len(offsets) + 1, root, info)
        out += b"startxref\n%d\n" % (at if startxref is None else startxref)
        return bytes(out) + (b"%%EOF\n" if eof else b"")


def stream(data, entries="", compress=True):
    if compress:
        data, entries = zlib.compress(data), entries + " /Filter /FlateDecode"
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


class Base14:
    """One of the fonts that every reader has, in WinAnsi; a raised or missing letter cannot be shown."""

    def __init__(self, pdf, family, bold):
        body = f"<< /Type /Font /Subtype /Type1 /BaseFont /{BASE14[family, bold]} /Encoding /WinAnsiEncoding >>"
        self.number = pdf.add(body)

    def show(self, text):
        return b"<" + text.encode("cp1252").hex().encode() + b">"


class Embedded:
    """The font itself, two bytes a glyph. `unicode_of` says what the ToUnicode map claims; None leaves it out."""

    def __init__(self, pdf, family, bold, letters, unicode_of=lambda c: c):
        from io import BytesIO

        from fontTools import subset

        options = subset.Options(hinting=False, notdef_outline=True, layout_features=[])
        font = subset.load_font(FONTS[family, bold], options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font["post"].formatType = 3
        cmap, em = font.getBestCmap(), font["head"].unitsPerEm
        self.glyphs = {c: font.getGlyphID(cmap[ord(c)]) for c in letters}
        widths = " ".join(f"{g} [{round(font['hmtx'][cmap[ord(c)]][0] * 1000 / em)}]" for c, g in self.glyphs.items())
        for table in ("GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2"):
            if table in font:
                del font[table]
        data = BytesIO()
        font.save(data)
        file = pdf.stream(data.getvalue(), f"/Length1 {len(data.getvalue())}")
        name = f"ABCDEF+{'Bold' if bold else 'Regular'}"
        descriptor = pdf.add(f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [-200 -250 1200 950] /ItalicAngle 0"
                             f" /Ascent 905 /Descent -212 /CapHeight 716 /StemV 80 /FontFile2 {file} 0 R >>")
        child = pdf.add(f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
                        f" /Supplement 0 >> /FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /W [{widths}] >>")
        unicode_map = ""
        if unicode_of:
            pairs = [(g, unicode_of(c)) for c, g in self.glyphs.items()]
            unicode_map = f" /ToUnicode {pdf.stream(to_unicode(pairs, 2))} 0 R"
        self.number = pdf.add(f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
                              f" /DescendantFonts [{child} 0 R]{unicode_map} >>")

    def show(self, text):
        return b"<" + b"".join(b"%04x" % self.glyphs[c] for c in text) + b">"


class Type3:
    """Every letter a little drawing. Without a ToUnicode map the names of the drawings say nothing."""

    def __init__(self, pdf, family, bold, letters, unicode_of=lambda c: c):
        font = TTFont(FONTS[family, bold])
        cmap, glyphs, em = font.getBestCmap(), font.getGlyphSet(), font["head"].unitsPerEm
        self.codes = {c: 33 + i for i, c in enumerate(sorted(letters))}
        procs, widths = [], []
        for c, code in self.codes.items():
            width = glyphs[cmap[ord(c)]].width
            pen = Drawing(glyphs)
            glyphs[cmap[ord(c)]].draw(pen)
            body = f"{width} 0 0 -600 {max(width, 1)} 2000 d1\n" + "\n".join(pen.lines) + ("\nf" if pen.lines else "")
            procs.append(f"/g{code} {pdf.stream(body.encode())} 0 R")
            widths.append(str(width))
        first, last = min(self.codes.values()), max(self.codes.values())
        names = " ".join(f"/g{code}" for code in self.codes.values())
        unicode_map = ""
        if unicode_of:
            pairs = [(code, unicode_of(c)) for c, code in self.codes.items()]
            unicode_map = f" /ToUnicode {pdf.stream(to_unicode(pairs, 1))} 0 R"
        self.number = pdf.add(f"<< /Type /Font /Subtype /Type3 /FontBBox [-600 -600 2600 2200] /FontMatrix [{1 / em} 0 0 {1 / em} 0 0]"
                              f" /FirstChar {first} /LastChar {last} /Widths [{' '.join(widths)}] /Resources << >>"
                              f" /Encoding << /Type /Encoding /Differences [{first} {names}] >> /CharProcs << {' '.join(procs)} >>{unicode_map} >>")

    def show(self, text):
        return b"<" + b"".join(b"%02x" % self.codes[c] for c in text) + b">"


class Drawing(BasePen):
    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.lines = []

    def _moveTo(self, p):
        self.lines.append(f"{p[0]:.0f} {p[1]:.0f} m")

    def _lineTo(self, p):
        self.lines.append(f"{p[0]:.0f} {p[1]:.0f} l")

    def _curveToOne(self, a, b, p):
        self.lines.append(f"{a[0]:.0f} {a[1]:.0f} {b[0]:.0f} {b[1]:.0f} {p[0]:.0f} {p[1]:.0f} c")

    def _closePath(self):
        self.lines.append("h")


def to_unicode(pairs, size):
    digits = 2 * size
    lines = [f"<{code:0{digits}x}> <{text.encode('utf-16-be').hex()}>" for code, text in pairs]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /made def /CMapType 2 def\n"
        f"1 begincodespacerange <{'00' * size}> <{'ff' * size}> endcodespacerange\n{body}\nendcmap end end"
    ).encode()


def fonts_for(pdf, pages, kind=Base14, **options):
    """Regular and bold for these pages, as {bold: font}."""
    family = pages[0].family
    if kind is Base14:
        return {bold: Base14(pdf, family, bold) for bold in (False, True)}
    texts = [i for p in pages for i in p.items if isinstance(i, Text)]
    return {
        bold: kind(pdf, family, bold, "".join(sorted({c for t in texts if t.bold == bold for c in t.text})), **options)
        for bold in (False, True)
        if any(t.bold == bold for t in texts)
    }


def content(page, fonts, mode="plain"):
    """
    The page's content stream. mode: plain; flipped (y down, letters turned back); unit (font size 1, scaled by the
    matrix); gaps (one TJ a line, the spaces are movements); accents (base letter, then the accent printed over it).
    """
    out = [f"1 0 0 -1 0 {page.height:g} cm".encode()] if mode == "flipped" else []
    for item in page.items:
        y = (lambda v: v) if mode == "flipped" else (lambda v: page.height - v)
        if isinstance(item, Box):
            bottom = item.y if mode == "flipped" else page.height - item.y - item.h
            out.append(b"%s rg %.2f %.2f %.2f %.2f re f" % (rgb(item.fill), item.x, bottom, item.w, item.h))
        elif isinstance(item, Line):
            out.append(b"%s RG %.2f w %.2f %.2f m %.2f %.2f l S" % (rgb(item.colour), item.width, item.x1, y(item.y1), item.x2, y(item.y2)))
        else:
            out.append(text_block(item, page, fonts[item.bold], mode, y(item.y)))
    return b"\n".join(out)


def rgb(colour):
    return b"%.2f %.2f %.2f" % colour


def text_block(item, page, font, mode, y):
    name = b"/F2" if item.bold else b"/F1"
    size, up = item.size, -1 if mode == "flipped" else 1
    if mode == "unit":
        place, size = b"%.2f 0 0 %.2f %.2f %.2f Tm" % (item.size, item.size, item.x, y), 1
    else:
        place = b"1 0 0 %d %.2f %.2f Tm" % (up, item.x, y)
    if mode == "gaps":
        shown = gaps(item, page, font)
    elif mode == "accents":
        shown = accents(item, page, font)
    else:
        shown = font.show(item.text) + b" Tj"
    return b"BT %s rg %s %.2f Tf %s %s ET" % (rgb(item.colour), name, size, place, shown)


def gaps(item, page, font):
    space = text_width(" ", 1000, page.family, item.bold)
    return b"[" + (b" %.0f " % -space).join(font.show(word) for word in item.text.split(" ")) + b"] TJ"


def accents(item, page, font):
    """´, ^ and ¨ as letters of their own, moved back over the letter that was just printed."""
    spacing = {"\u0301": "´", "\u0302": "ˆ", "\u0308": "¨", "\u0300": "`"}
    width = lambda c: text_width(c, 1000, page.family, item.bold)  # noqa: E731
    parts, base = [], ""
    for c in unicodedata.normalize("NFD", item.text):
        if c in spacing:
            back = (width(base) + width(spacing[c])) / 2
            parts += [b"%.0f" % back, font.show(spacing[c]), b"%.0f" % (width(spacing[c]) - back)]
        else:
            base = c
            parts.append(font.show(c))
    return b"[" + b" ".join(parts) + b"] TJ"


def document(pdf, pages, fonts, mode="plain", page_entries="", media=None, contents=None):
    """Catalog, pages and information; answers (root, info, numbers of the content streams)."""
    tree, streams, kids = pdf.reserve(), [], []
    resources = "<< /Font << " + " ".join(f"/F{2 if bold else 1} {f.number} 0 R" for bold, f in fonts.items()) + " >> >>"
    for i, page in enumerate(pages):
        streams.append(pdf.stream(contents[i] if contents else content(page, fonts, mode)))
        box = media or f"0 0 {page.width:g} {page.height:g}"
        kids.append(pdf.add(f"<< /Type /Page /Parent {tree} 0 R /MediaBox [{box}] /Contents {streams[-1]} 0 R {page_entries} >>"))
    pdf.add(f"<< /Type /Pages /Kids [{' '.join(f'{k} 0 R' for k in kids)}] /Count {len(kids)} /Resources {resources} >>", tree)
    root = pdf.add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    info = pdf.add("<< /Title (Transparantie van klantprofielen) /Subject (fictief) /Keywords (fictief)"
                   " /CreationDate (D:20230722042640Z) >>")
    return root, info, streams
