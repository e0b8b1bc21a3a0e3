"""Producers that place every text by hand, each from the same laid out pages (placed.py)."""
import json
import subprocess
from pathlib import Path

from placed import FONTS, width_of

SUBJECT, KEYWORDS = "Fictieve cijfers", "fictief"


def rgb(color):
    return tuple(int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))


def reportlab(laid, path):
    from reportlab.lib.colors import HexColor
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    names = {"sans": ("Helvetica", "Helvetica-Bold"), "serif": ("Times-Roman", "Times-Bold"), "mono": ("Courier", "Courier-Bold")}
    if laid["family"] == "embedded":
        for name, file in zip(("Source", "Source-Bold"), FONTS["embedded"]):
            pdfmetrics.registerFont(TTFont(name, str(file)))
        names["embedded"] = ("Source", "Source-Bold")
    canvas = Canvas(str(path))
    canvas.setSubject(SUBJECT)
    canvas.setKeywords(KEYWORDS)
    for page in laid["pages"]:
        height = page["height"]
        canvas.setPageSize((page["width"], height))
        for op in page["ops"]:
            canvas.saveState()
            canvas.setFillAlpha(op.get("alpha", 1))
            if op.get("blend"):
                canvas.setBlendMode(op["blend"])
            if op["op"] == "text":
                font = names[laid["family"]][op["bold"]]
                canvas.translate(op["x"], height - op["y"])
                canvas.rotate(op.get("angle", 0))
                text = canvas.beginText(0, 0)
                text.setFont(font, op["size"])
                if op.get("gradient"):
                    text.setTextRenderMode(7)
                    text.textOut(op["text"])
                    canvas.drawText(text)
                    wide = width_of(op["text"], laid["family"], op["bold"], op["size"])
                    canvas.linearGradient(0, 0, wide, 0, [HexColor(c) for c in op["gradient"]])
                else:
                    canvas.setFillColor(HexColor(op["color"]), op.get("alpha", 1))
                    text.textOut(op["text"])
                    canvas.drawText(text)
            elif op["op"] == "line":
                canvas.setStrokeColor(HexColor(op["color"]))
                canvas.setLineWidth(op["width"])
                canvas.line(op["x1"], height - op["y1"], op["x2"], height - op["y2"])
            elif op["op"] == "rect":
                canvas.setFillColor(HexColor(op["fill"]))
                canvas.rect(op["x"], height - op["y"] - op["h"], op["w"], op["h"], stroke=0, fill=1)
            else:
                canvas.translate(op["x"], height - op["y"] - op["h"])
                w, h = op["w"], op["h"]
                if op.get("turned"):
                    canvas.translate(w, 0)
                    canvas.rotate(90)
                    w, h = h, w
                canvas.drawImage(op["path"], 0, 0, w, h, mask="auto")
            canvas.restoreState()
        canvas.showPage()
    canvas.save()


def fpdf2(laid, path):
    from fpdf import FPDF

    pdf = FPDF(unit="pt")
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_auto_page_break(False)
    pdf.set_subject(SUBJECT)
    pdf.set_keywords(KEYWORDS)
    family = {"sans": "helvetica", "serif": "times", "mono": "courier", "embedded": "source"}[laid["family"]]
    if family == "source":
        for style, file in zip(("", "B"), FONTS["embedded"]):
            pdf.add_font("source", style, str(file))
    for page in laid["pages"]:
        pdf.add_page(format=(page["width"], page["height"]))
        for op in page["ops"]:
            more = {"fill_opacity": op.get("alpha", 1)} | ({"blend_mode": op["blend"]} if op.get("blend") else {})
            with pdf.local_context(**more):
                if op["op"] == "text":
                    pdf.set_font(family, "B" if op["bold"] else "", op["size"])
                    pdf.set_text_color(*(round(255 * c) for c in rgb(op["color"])))
                    if op.get("angle"):
                        with pdf.rotation(op["angle"], op["x"], op["y"]):
                            pdf.text(op["x"], op["y"], op["text"])
                    else:
                        pdf.text(op["x"], op["y"], op["text"])
                elif op["op"] == "line":
                    pdf.set_draw_color(*(round(255 * c) for c in rgb(op["color"])))
                    pdf.set_line_width(op["width"])
                    pdf.line(op["x1"], op["y1"], op["x2"], op["y2"])
                elif op["op"] == "rect":
                    pdf.set_fill_color(*(round(255 * c) for c in rgb(op["fill"])))
                    pdf.rect(op["x"], op["y"], op["w"], op["h"], style="F")
                elif op.get("turned"):
                    with pdf.rotation(90, op["x"], op["y"] + op["h"]):
                        pdf.image(op["path"], op["x"], op["y"] + op["h"], op["h"], op["w"])
                else:
                    pdf.image(op["path"], op["x"], op["y"], op["w"], op["h"])
    pdf.output(str(path))


def pymupdf(laid, path):
    import pymupdf as mupdf

    from placed import font_of

    pdf = mupdf.open()
    for page in laid["pages"]:
        sheet = pdf.new_page(width=page["width"], height=page["height"])
        for op in page["ops"]:
            if op["op"] == "text":
                writer = mupdf.TextWriter(sheet.rect, color=rgb(op["color"]), opacity=op.get("alpha", 1))
                at = mupdf.Point(op["x"], op["y"])
                writer.append(at, op["text"], font=font_of(laid["family"], op["bold"]), fontsize=op["size"])
                turn = (at, mupdf.Matrix(op["angle"])) if op.get("angle") else None
                writer.write_text(sheet, morph=turn)
            elif op["op"] == "line":
                sheet.draw_line((op["x1"], op["y1"]), (op["x2"], op["y2"]), color=rgb(op["color"]), width=op["width"])
            elif op["op"] == "rect":
                place = mupdf.Rect(op["x"], op["y"], op["x"] + op["w"], op["y"] + op["h"])
                sheet.draw_rect(place, color=None, fill=rgb(op["fill"]), fill_opacity=seen_through(op))
            else:
                place = mupdf.Rect(op["x"], op["y"], op["x"] + op["w"], op["y"] + op["h"])
                sheet.insert_image(place, filename=op["path"], rotate=90 if op.get("turned") else 0, keep_proportion=False)
    pdf.set_metadata({"subject": SUBJECT, "keywords": KEYWORDS, "producer": "PyMuPDF"})
    pdf.save(str(path), garbage=3, deflate=True)


def prawn(laid, path):
    by_program(["ruby", str(HERE / "place.rb")], laid, path)


def pdfbox(laid, path):
    by_program([*JAVA, "pdfbox"], laid, path)


def openpdf(laid, path):
    by_program([*JAVA, "openpdf"], laid, path)


HERE = Path(__file__).parent
JAVA = ["java", "-cp", f"{HERE}/java/lib/*", str(HERE / "java/Place.java")]


def by_program(command, laid, path):
    """A program in another language draws the same pages."""
    pages = path.with_suffix(".json")
    more = {"subject": SUBJECT, "keywords": KEYWORDS, "files": [str(file) for file in FONTS["embedded"]]}
    pages.write_text(json.dumps({**laid, **more}), encoding="utf-8")
    done = subprocess.run([*command, str(pages), str(path)], capture_output=True, text=True)
    pages.unlink()
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stderr[-400:]}")


def typst(laid, path):
    import typst as engine

    families = {"sans": "Liberation Sans", "serif": "Liberation Serif", "mono": "Liberation Mono", "embedded": "Source Sans 3"}
    out = [f'#set document(keywords: ("{KEYWORDS}",), description: "{SUBJECT}")\n#set page(margin: 0pt)\n#set text(font: "{families[laid["family"]]}", top-edge: "baseline", bottom-edge: "baseline")']
    for i, page in enumerate(laid["pages"]):
        out.append(f"#set page(width: {page['width']}pt, height: {page['height']}pt)\n" if i == 0 else "#pagebreak()\n")
        for op in page["ops"]:
            out.append(typst_op(op))
    source = path.with_suffix(".typ")
    source.write_text("\n".join(out), encoding="utf-8")
    engine.compile(str(source), output=str(path), font_paths=[str(FONTS["embedded"][0].parents[1])], root="/")
    source.unlink()


def seen_through(op):
    """A marker, for producers that know no blend modes."""
    return 0.45 if op.get("blend") else op.get("alpha", 1)


def typst_op(op):
    color = lambda c: f'rgb("{c}{round(255 * seen_through(op)):02x}")'
    if op["op"] == "text":
        fill = f'gradient.linear({", ".join(chr(34).join(["rgb(", c, ")"]) for c in op["gradient"])})' if op.get("gradient") else color(op["color"])
        words = json.dumps(op["text"], ensure_ascii=False)
        text = f'text(size: {op["size"]:.2f}pt, weight: "{"bold" if op["bold"] else "regular"}", fill: {fill}, {words})'
        if op.get("angle"):
            text = f'rotate(-{op["angle"]}deg, origin: left + top, {text})'
        return f'#place(top + left, dx: {op["x"]:.2f}pt, dy: {op["y"]:.2f}pt, box(width: 900pt, {text}))'
    if op["op"] == "line":
        return f'#place(top + left, line(start: ({op["x1"]:.2f}pt, {op["y1"]:.2f}pt), end: ({op["x2"]:.2f}pt, {op["y2"]:.2f}pt), stroke: {op["width"]}pt + {color(op["color"])}))'
    if op["op"] == "rect":
        return f'#place(top + left, dx: {op["x"]:.2f}pt, dy: {op["y"]:.2f}pt, rect(width: {op["w"]:.2f}pt, height: {op["h"]:.2f}pt, fill: {color(op["fill"])}))'
    picture = f'image("{op["path"]}", width: {op["w"]:.2f}pt, height: {op["h"]:.2f}pt, fit: "stretch")'
    return f'#place(top + left, dx: {op["x"]:.2f}pt, dy: {op["y"]:.2f}pt, {picture})'
