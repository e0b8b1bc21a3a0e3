"""Cairo."""
import cairo
from by_cairo import draw
from cases import case
from figures import make_sheet, row, without_accents
from layout import Style, lay_out

UWV_FIRST = ("uwvMet", "uwvZonder", "gemeenteMet", "gemeenteZonder", "totaal")


@case("ca-outline-headings", "Cairo", "outline-headings grid")
def outline_headings(path):
    sheet = make_sheet("Noord-Limburg", "2023-Q2")
    draw(lay_out(sheet, Style(rules="grid", align="centre")), path, headings="outlines")
    return sheet.truth()


@case("ca-outline-headings-uwv-first", "Cairo", "outline-headings uwv-first", also=["findings"])
def outline_uwv_first(path):
    """Only the outlines tell the order: a reader of text must say that it assumed the columns."""
    sheet = make_sheet("Helmond-De Peel", "2022-Q4")
    draw(lay_out(sheet, Style(columns=UWV_FIRST)), path, headings="outlines")
    return sheet.truth(UWV_FIRST)


@case("ca-image-headings", "Cairo", "image-headings quarter-year-first")
def image_headings(path):
    sheet = make_sheet("Midden-Limburg", "2023-Q1")
    draw(lay_out(sheet, Style(period_form="year-first", rules="zebra")), path, headings="image")
    return sheet.truth()


@case("ca-turned-headings", "Cairo", "turned-headings glyph-by-glyph awkward-names")
def turned_headings(path):
    sheet = make_sheet("Noord-Holland Noord", "2022-Q3")
    style = Style(heading="turned", column_width=48, row_height=14, period_form="number")
    draw(lay_out(sheet, style), path, glyphs=("name", "cell", "heading"))
    return sheet.truth()


@case("ca-capitals-no-accents", "Cairo", "capitals no-accents monospaced thousands-none")
def capitals(path):
    sheet = make_sheet("Friesland", "2023-Q3")
    for r in sheet.rows:
        r.printed = without_accents(r.name).upper()
    style = Style(family="mono", size=8, capitals=True, thousands="", name_width=140, row_height=13)
    draw(lay_out(sheet, style), path)
    return sheet.truth()


@case("ca-beside-two-level", "Cairo", "beside two-level landscape thin-space pdf-1.4")
def beside(path):
    sheet = make_sheet("Groningen", "2023-Q2")
    style = Style(page=(842, 595), first="beside", heading="two-level", thousands="\u2009", family="dejavu", size=8,
                  name_width=110, column_width=66, narrative=3)
    draw(lay_out(sheet, style), path, version=cairo.PDF_VERSION_1_4)
    return sheet.truth()


@case("ca-defect-misspelt", "Cairo", "defect", expect="findings")
def misspelt(path):
    sheet = make_sheet("Rijnmond", "2023-Q2")
    row(sheet, "Hellevoetsluis" if any(r.name == "Hellevoetsluis" for r in sheet.rows) else "Schiedam").printed = "Schiedan"
    sheet.defects = ["misspelt-municipality"]
    draw(lay_out(sheet, Style()), path)
    return sheet.truth()
