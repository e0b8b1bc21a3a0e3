"""ReportLab."""
from by_reportlab import draw, font_name
from cases import case
from figures import GM, GZ, TOTAL, UM, UZ, make_sheet, mark_zeros, retotal, row, suppress
from layout import Style, lay_out


@case("rl-shuffled", "ReportLab", "shuffled-content grid quarter-capitals awkward-names")
def shuffled(path):
    sheet = make_sheet("Drechtsteden", "2023-Q2")
    draw(lay_out(sheet, Style(rules="grid", period_form="capitals")), path, order="shuffled")
    return sheet.truth()


@case("rl-column-wise", "ReportLab", "column-wise-content no-rules quarter-q")
def column_wise(path):
    sheet = make_sheet("Twente", "2023-Q1")
    draw(lay_out(sheet, Style(rules="none", period_form="Q", family="serif", size=9.5)), path, order="columns")
    return sheet.truth()


@case("rl-glyph-by-glyph", "ReportLab", "glyph-by-glyph letter-spaced shuffled-content")
def glyph_by_glyph(path):
    sheet = make_sheet("Rivierenland", "2022-Q3")
    style = Style(rules="zebra", align="centre", narrative=1)
    draw(lay_out(sheet, style), path, embedded=True, order="shuffled",
         glyphs=("title", "name", "cell", "heading", "period", "register"), tracking={"title": 1.4})
    return sheet.truth()


@case("rl-letter-spaced", "ReportLab", "letter-spaced two-level")
def letter_spaced(path):
    sheet = make_sheet("Zuid-Kennemerland en IJmond", "2023-Q3")
    style = Style(heading="two-level", name_width=175, column_width=62)
    draw(lay_out(sheet, style), path, tracking={"title": 3, "period": 1.5, "name": 1.8, "heading": 0.4, "narrative": 0.1})
    return sheet.truth()


@case("rl-fake-bold", "ReportLab", "duplicated-text fake-bold grid")
def fake_bold(path):
    sheet = make_sheet("Flevoland", "2022-Q4")
    style = Style(rules="grid", size=10, row_height=18)
    draw(lay_out(sheet, style), path, doubled=("title", "heading", "name", "cell", "period"))
    return sheet.truth()


def hidden(sheet, style):
    """An older table with other figures, in four ways that nobody sees."""
    old = make_sheet(sheet.region, "2022-Q2", seed="older")
    page = lay_out(old, style)[0]
    cells = [i for i in page.items if getattr(i, "kind", "") in ("name", "cell")]

    def below(c, _):
        for i, item in enumerate(cells):
            c.saveState()
            t = c.beginText(item.x, page.height - item.y - 7)
            t.setFont("Helvetica", item.size)
            t.setTextRenderMode(0)
            if i % 3 == 0:
                c.setFillColorRGB(1, 1, 1)
            elif i % 3 == 1:
                t.setTextRenderMode(3)
            else:
                c.setFillAlpha(0)
            t.textOut(item.text)
            t.setTextRenderMode(0)
            c.drawText(t)
            c.restoreState()

    return below


@case("rl-invisible-text", "ReportLab", "invisible-text white-text render-mode-3 alpha-0")
def invisible(path):
    sheet = make_sheet("Gorinchem", "2022-Q3")
    style = Style(row_height=24, rules="none", size=10)
    draw(lay_out(sheet, style), path, before=hidden(sheet, style))
    return sheet.truth()


@case("rl-covered-text", "ReportLab", "invisible-text covered-text")
def covered(path):
    """The whole sheet of the quarter before lies under a white box, and the right one was drawn on top."""
    sheet, style = make_sheet("Haaglanden", "2023-Q2"), Style(rules="zebra", narrative=3)
    old = lay_out(make_sheet("Haaglanden", "2023-Q1"), style)[0]

    def below(c, page):
        for item in old.items:
            if hasattr(item, "text"):
                c.setFont(font_name("sans", item.bold, False), item.size)
                c.setFillColorRGB(0, 0, 0)
                c.drawString(item.x, page.height - item.y, item.text)
        c.setFillColorRGB(1, 1, 1)
        c.rect(20, 20, page.width - 40, page.height - 40, stroke=0, fill=1)

    draw(lay_out(sheet, style), path, before=below)
    return sheet.truth()


@case("rl-watermark", "ReportLab", "watermark rotated-text")
def watermark(path):
    sheet = make_sheet("Amersfoort", "2023-Q4")

    def above(c, page):
        c.saveState()
        c.setFillColorRGB(0.7, 0.1, 0.1)
        c.setFillAlpha(0.18)
        c.translate(130, page.height - 420)
        c.rotate(38)
        c.setFont("Helvetica-Bold", 92)
        c.drawString(0, 0, "CONCEPT")
        c.restoreState()
        c.setFillColorRGB(0.6, 0.6, 0.6)
        c.setFont("Helvetica", 14)
        for k in range(5):
            c.drawString(80 + 20 * k, page.height - 130 - 33 * k, "Kopie 2024")

    draw(lay_out(sheet, Style(rules="rows", row_height=22)), path, before=above)
    return sheet.truth()


@case("rl-content-turned-90", "ReportLab", "rotated-content landscape beside")
def turned_90(path):
    sheet = make_sheet("Noordoost-Brabant", "2022-Q2")
    style = Style(page=(842, 595), first="beside", name_width=130, column_width=60, row_height=14, narrative=3)
    draw(lay_out(sheet, style), path, turn=90)
    return sheet.truth()


@case("rl-content-turned-270", "ReportLab", "rotated-content turned-headings")
def turned_270(path):
    sheet = make_sheet("West-Brabant", "2023-Q1")
    style = Style(page=(842, 595), heading="turned", row_height=14, column_width=52, narrative=0)
    draw(lay_out(sheet, style), path, turn=270)
    return sheet.truth()


@case("rl-content-turned-180", "ReportLab", "rotated-content upside-down uwv-first")
def turned_180(path):
    sheet = make_sheet("Gooi en Vechtstreek", "2022-Q1")
    columns = ("uwvMet", "uwvZonder", "gemeenteMet", "gemeenteZonder", "totaal")
    draw(lay_out(sheet, Style(columns=columns)), path, turn=180)
    return sheet.truth(columns)


@case("rl-suppressed-star-point", "ReportLab", "suppressed-star suppressed-point footnotes", also=["findings"])
def suppressed(path):
    sheet = suppress(make_sheet("Zeeland", "2022-Q2"), "*", below=8)
    sheet.rows[0].marks[UZ] = "."
    sheet.rows[3].marks[GM] = "."
    notes = ("* minder dan acht personen; niet getoond in verband met herleidbaarheid", ". gegevens ontbreken")
    draw(lay_out(sheet, Style(footnotes=notes)), path)
    return sheet.truth()


@case("rl-defect-row-sum", "ReportLab", "defect shuffled-content totals-first", expect="findings")
def defect_row_sum(path):
    sheet = make_sheet("FoodValley", "2022-Q4")
    changed = row(sheet, "Ede")
    changed.values[UM] += 30
    sheet.total.values[UM] += 30
    sheet.defects = ["row-sum-mismatch"]
    columns = ("totaal", "gemeenteMet", "gemeenteZonder", "uwvMet", "uwvZonder")
    draw(lay_out(sheet, Style(columns=columns)), path, order="shuffled")
    return sheet.truth(columns)


@case("rl-defect-no-total", "ReportLab", "defect zero-dash", expect="findings")
def defect_no_total(path):
    sheet = make_sheet("Friesland", "2022-Q3")
    for name, column in (("Vlieland", GM), ("Schiermonnikoog", GM), ("Ameland", UZ), ("Terschelling", GZ)):
        r = row(sheet, name)
        r.values[TOTAL] -= r.values[column]
        r.values[column] = 0
    retotal(sheet)
    mark_zeros(sheet, "–")
    sheet.total = None
    sheet.defects = ["missing-total-row"]
    draw(lay_out(sheet, Style(row_height=14)), path)
    return sheet.truth()
