"""Ghostscript's pdfwrite."""
import subprocess

from by_ghostscript import postscript, run
from cases import case
from figures import make_sheet
from layout import Style, lay_out


@case("gs-pdf13-letter-spaced", "Ghostscript", "pdf-1.3 letter-spaced two-level serif")
def pdf13(path):
    sheet = make_sheet("FoodValley", "2023-Q1")
    style = Style(heading="two-level", family="serif", size=10)
    run(postscript(lay_out(sheet, style), ("title", "name", "period")), path, "-dCompatibilityLevel=1.3")
    return sheet.truth()


@case("gs-all-outlines", "Ghostscript", "outlines-only", expect="error", also=["ok", "findings"])
def outlines(path):
    """-dNoOutputFonts: a person sees the sheet, the file holds no letter."""
    sheet = make_sheet("Gorinchem", "2022-Q4")
    run(postscript(lay_out(sheet, Style(narrative=0))), path, "-dNoOutputFonts")
    return sheet.truth() | {"defects": ["outlines-only"], "text": "none"}


@case("gs-rewritten-reportlab", "ReportLab + Ghostscript", "embedded-subset turned-headings rewritten")
def rewritten(path):
    """ReportLab's file printed to PDF once more."""
    from by_reportlab import draw

    sheet = make_sheet("Helmond-De Peel", "2023-Q1")
    before = path.with_suffix(".before")
    draw(lay_out(sheet, Style(heading="turned", rules="grid", narrative=1)), before, embedded=True)
    subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={path}", before], check=True)
    before.unlink()
    return sheet.truth()


@case("gs-defect-no-register", "Ghostscript", "defect uwv-first", expect="findings")
def no_register(path):
    sheet = make_sheet("Drenthe", "2022-Q3")
    sheet.persons = sheet.percent = None
    sheet.defects = ["missing-register"]
    columns = ("uwvMet", "uwvZonder", "gemeenteMet", "gemeenteZonder", "totaal")
    run(postscript(lay_out(sheet, Style(columns=columns))), path)
    return sheet.truth(columns)
