"""pdfkit (Node)."""
import json
import subprocess
from dataclasses import asdict
from pathlib import Path

from cases import case
from figures import make_sheet, subtotal
from layout import Style, embeddable, lay_out


def draw(pages, path, fonts, document=None, text=None):
    order = {"pages": [asdict(p) for p in pages], "fonts": fonts, "path": str(path), "options": {"document": document or {}, "text": text or {}}}
    subprocess.run(["node", Path(__file__).with_name("by_pdfkit.mjs")], input=json.dumps(order), text=True, check=True)


@case("pk-letter-spaced-grid", "pdfkit", "letter-spaced pdf-1.7 grid subtotals percent-decimal")
def spaced(path):
    sheet = make_sheet("Midden-Gelderland", "2022-Q4", decimals=1)
    subtotal(sheet, 5, "Subtotaal oost")
    subtotal(sheet, len(sheet.rows) - 1, "Subtotaal west")
    draw(lay_out(sheet, Style(rules="grid", size=8.5, row_height=16, column_width=68, narrative=0)), path, ["Helvetica", "Helvetica-Bold"],
         {"pdfVersion": "1.7"}, {"characterSpacing": 0.5})
    return sheet.truth()


@case("pk-ligatures-embedded", "pdfkit", "ligatures embedded-subset awkward-names thousands-none quarter-q")
def ligatures(path):
    sheet = make_sheet("Stedendriehoek en Noordwest Veluwe", "2022-Q3")
    style = Style(period_form="Q", thousands="", row_height=14, narrative=3)
    draw(lay_out(sheet, style), path, [embeddable("sans", False), embeddable("sans", True)], text={"features": ["liga"]})
    return sheet.truth()


@case("pk-three-pages", "pdfkit", "multi-page repeated-headings pagina-van small-pages")
def three_pages(path):
    """A table that goes on over three small pages, with the figures of Zuid-Limburg."""
    sheet = make_sheet("Zuid-Limburg", "2023-Q3")
    style = Style(page=(420, 298), margin=30, size=8, row_height=21, name_width=120, column_width=48, narrative=0, page_numbers=True)
    draw(lay_out(sheet, style), path, ["Times-Roman", "Times-Bold"])
    return sheet.truth()
