"""fpdf2."""
from by_fpdf import draw
from cases import case
from figures import GM, TOTAL, UM, UZ, make_sheet, row
from layout import Style, lay_out


@case("fp-apostrophe-grid", "fpdf2", "thousands-apostrophe grid left-aligned")
def apostrophe(path):
    sheet = make_sheet("Groot Amsterdam", "2023-Q3")
    draw(lay_out(sheet, Style(rules="grid", thousands="'", align="left")), path)
    return sheet.truth()


@case("fp-thin-space-embedded", "fpdf2", "thousands-narrow-space embedded-subset percent-column wrapped-register")
def thin_space(path):
    sheet = make_sheet("Rijnmond", "2023-Q3")
    columns = ("gemeenteMet", "gemeenteZonder", "uwvMet", "uwvZonder", "totaal", "percentMet")
    draw(lay_out(sheet, Style(columns=columns, column_width=58, thousands="\u202f", family="dejavu", size=8, register_width=210, narrative=1)), path, embedded=True)
    return sheet.truth(columns)


@case("fp-notes-and-stars", "fpdf2", "raised-notes provisional-stars note-on-name wrapped-names bottom-aligned")
def notes(path):
    sheet = make_sheet("Holland Rijnland", "2022-Q4")
    row(sheet, "Leiden").notes = {GM: "1", TOTAL: "2"}
    row(sheet, "Teylingen").notes = {UM: "1", "name": "3"}
    row(sheet, "Katwijk").stars = {UZ, TOTAL}
    footnotes = ("1  herzien cijfer    2  inclusief 31 personen zonder woonplaats    3  tot en met november", "*  voorlopig cijfer")
    draw(lay_out(sheet, Style(name_width=78, column_width=74, valign="bottom", footnotes=footnotes)), path)
    return sheet.truth()


@case("fp-defect-no-period", "fpdf2", "defect story-first region-in-sentence-only", expect="findings")
def no_period(path):
    sheet = make_sheet("Midden-Limburg", "2023-Q3")
    sheet.period = None
    sheet.defects = ["missing-period"]
    draw(lay_out(sheet, Style(first="story", region_in_title=False)), path)
    return sheet.truth()
