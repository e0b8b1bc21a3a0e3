"""groff with tbl."""
from by_groff import document, run, table
from cases import case
from figures import COLUMNS, make_sheet

TOTAL_FIRST = ("totaal", "gemeenteMet", "gemeenteZonder", "uwvMet", "uwvZonder")


@case("gr-gropdf", "groff (gropdf)", "kerned-fragments awkward-names quarter-number")
def gropdf(path):
    sheet = make_sheet("Haaglanden", "2022-Q1")
    run(document(sheet, table(sheet), "number"), path)
    return sheet.truth()


@case("gr-ps2pdf-13", "groff + Ghostscript", "pdf-1.3 grid centred totals-first")
def ps2pdf(path):
    sheet = make_sheet("Midden-Brabant", "2023-Q1")
    run(document(sheet, table(sheet, TOTAL_FIRST, rule="allbox", format_cells="c")), path, "ps", "1.3")
    return sheet.truth(TOTAL_FIRST)


@case("gr-defect-duplicate", "groff (gropdf)", "defect", expect="findings")
def duplicate(path):
    """One row printed twice; the totals count it once."""
    sheet = make_sheet("Rivierenland", "2023-Q2")
    sheet.rows.insert(4, sheet.rows[3])
    sheet.defects = ["duplicate-row", "column-sum-mismatch"]
    run(document(sheet, table(sheet, COLUMNS)), path)
    return sheet.truth()
