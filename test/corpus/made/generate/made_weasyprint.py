"""WeasyPrint."""
from by_weasyprint import narrative, register, run, source, table, title, two_level
from cases import case, not_this_publication
from figures import COLUMNS, GM, GZ, TOTAL, UM, UZ, make_sheet, mark_zeros, retotal, row, subtotal, suppress

ZONDER_FIRST = ("gemeenteZonder", "gemeenteMet", "uwvZonder", "uwvMet", "totaal")
UWV_FIRST = ("uwvMet", "uwvZonder", "gemeenteMet", "gemeenteZonder", "totaal")
TOTAL_FIRST = ("totaal", "uwvMet", "uwvZonder", "gemeenteMet", "gemeenteZonder")
NARROW = "tr:first-child th:first-child, td:first-child { width: 17mm; max-width: 17mm } table { width: 150mm; table-layout: fixed }"


def sheet_body(sheet, parts=2, period_form="ordinal", **options):
    return title(sheet, period_form) + table(sheet, **options) + register(sheet, options.get("thousands", ".")) + narrative(parts) + source(sheet)


@case("wp-wrapped-middle", "WeasyPrint", "wrapped-names three-line-names vertically-centred awkward-names")
def wrapped_middle(path):
    sheet = make_sheet("Zuidoost-Brabant", "2023-Q3")
    run(sheet_body(sheet, 1), path, NARROW + "td { vertical-align: middle }")
    return sheet.truth()


@case("wp-wrapped-bottom", "WeasyPrint", "wrapped-names bottom-aligned no-rules awkward-names")
def wrapped_bottom(path):
    sheet = make_sheet("Drechtsteden", "2022-Q1")
    run(sheet_body(sheet, 1), path, NARROW.replace("17mm", "21mm") + "td { vertical-align: bottom; border: 0; padding: 1pt 6pt }")
    return sheet.truth()


@case("wp-zonder-first-two-level", "WeasyPrint", "zonder-before-met two-level uwv-first zebra")
def zonder_first(path):
    sheet = make_sheet("Zeeland", "2023-Q3")
    columns = ("uwvZonder", "uwvMet", "gemeenteZonder", "gemeenteMet", "totaal")
    run(sheet_body(sheet, columns=columns, head=two_level(columns)), path, "tr:nth-child(even) td { background: #f2f2f2 }")
    return sheet.truth(columns)


@case("wp-turned-table", "WeasyPrint", "rotated-content css-transform")
def turned_table(path):
    """The table stands on its side on an upright page; title and text are upright."""
    sheet = make_sheet("Twente", "2022-Q4")
    body = title(sheet) + "<div class=turn>" + table(sheet, ZONDER_FIRST) + "</div>" + register(sheet) + narrative(1)
    css = ".turn { height: 168mm; width: 120mm } .turn table { transform-origin: 0 0; transform: translate(0, 165mm) rotate(-90deg); width: 160mm }"
    run(body, path, css)
    return sheet.truth(ZONDER_FIRST)


@case("wp-decoys", "WeasyPrint", "decoy-table decoy-sentences narrative-first")
def decoys(path):
    """A small table of other figures, and sentences that look like rows."""
    sheet = make_sheet("Midden-Utrecht", "2023-Q1")
    body = title(sheet) + """<p>Utrecht 12 34 56 78. Zo luidt de reeks van het aantal bezochte werkgevers per maand, eindigend in maart.</p>
<p>Zeist 4 18 62 10 94 is een voorbeeld van een regel in de tabel: 4 en 18 personen bij de gemeente, 62 en 10 bij UWV, samen 94.</p>
<h2>Bijeenkomsten</h2><table class=small><tr><th>Gemeente</th><th>jan</th><th>feb</th><th>mrt</th></tr>
<tr><td>Utrecht</td><td>12</td><td>9</td><td>14</td></tr><tr><td>Zeist</td><td>3</td><td>5</td><td>2</td></tr>
<tr><td>Totaal</td><td>15</td><td>14</td><td>16</td></tr></table><h2>Klantprofielen per gemeente</h2>"""
    run(body + table(sheet) + register(sheet) + narrative(1) + source(sheet), path,
        ".small { font-size: 8pt } .small th { width: 10mm } .small th:first-child { width: 25mm }")
    return sheet.truth()


@case("wp-suppressed-x-stars", "WeasyPrint", "suppressed-x provisional-stars raised-notes note-on-name", also=["findings"])
def suppressed(path):
    sheet = suppress(make_sheet("Friesland", "2023-Q1"), "x", 6)
    row(sheet, "Leeuwarden").notes = {GM: "1", TOTAL: "2", "name": "2"}
    row(sheet, "Harlingen").notes = {"name": "1"}
    row(sheet, "Smallingerland").stars = {GZ, TOTAL}
    row(sheet, "Waadhoeke").stars = {UM}
    body = title(sheet) + table(sheet) + """<p class=note>x: minder dan zes personen &nbsp; * voorlopig &nbsp; <sup>1</sup> inclusief 4 personen van Vlieland
&nbsp; <sup>2</sup> herzien op 12 mei 2023</p>"""
    run(body + register(sheet) + narrative(1), path)
    return sheet.truth()


@case("wp-suppressed-lt5-total", "WeasyPrint", "suppressed-lt5 suppressed-total-row code-column", also=["findings"])
def suppressed_total(path):
    """A small region where even the row of totals holds back a figure."""
    sheet = make_sheet("Gorinchem", "2021-Q4")
    for r, value in zip(sheet.rows, (1, 0, 2)):
        r.values[TOTAL] += value - r.values[GM]
        r.values[GM] = value
    retotal(sheet)
    suppress(sheet, "<5")
    mark_zeros(sheet, "-")
    sheet.total.marks = {GM: "<5"}
    columns = ("code", *COLUMNS)
    run(sheet_body(sheet, columns=columns), path)
    truth = sheet.truth(columns)
    truth["marks"].append({"municipality": sheet.total.label, "column": "gemeenteMet", "raw": "<5"})
    return truth


@case("wp-percent-total-first", "WeasyPrint", "percent-column totals-first landscape thousands-space")
def percent(path):
    sheet = make_sheet("Groot Amsterdam", "2023-Q1")
    columns = ("totaal", "percentMet", "gemeenteMet", "gemeenteZonder", "uwvMet", "uwvZonder")
    run(sheet_body(sheet, columns=columns, thousands="\u00a0"), path, "@page { size: A4 landscape }")
    return sheet.truth(columns)


@case("wp-watermark-text", "WeasyPrint", "watermark text-under-table subtotals two-columns-of-text")
def watermark(path):
    sheet = make_sheet("Regio Zwolle", "2023-Q1")
    subtotal(sheet, 6, "Subtotaal Overijssel-Noord")
    subtotal(sheet, len(sheet.rows) - 1, "Subtotaal overig")
    body = "<div class=mark>VOORLOPIG 2023</div>" + title(sheet) + table(sheet) + register(sheet) + f"<div class=two>{narrative(4)}</div>"
    css = ".mark { position: fixed; top: 60mm; left: 5mm; font-size: 60pt; font-weight: bold; color: rgba(200,30,30,.15); transform: rotate(-35deg) } .two { columns: 2 }"
    run(body, path, css)
    return sheet.truth()


@case("wp-region-in-sentence-only", "WeasyPrint", "region-in-sentence-only wrapped-register percent-decimal thousands-apostrophe quarter-year-first")
def region_in_sentence(path):
    sheet = make_sheet("Zuid-Kennemerland en IJmond", "2022-Q4", decimals=1)
    body = title(sheet, "year-first", region=False) + table(sheet, thousands="'") + register(sheet, "'") + source(sheet)
    run(body, path, ".register { width: 46mm; text-align: justify; hyphens: none }")
    return sheet.truth()


@case("wp-multi-region-missing-period", "WeasyPrint", "multi-region defect", expect="findings")
def multi_region(path):
    """Three regions; the second page does not say of which quarter it is."""
    sheets = [make_sheet(r, "2022-Q3") for r in ("Flevoland", "Amersfoort", "FoodValley")]
    sheets[1].period, sheets[1].defects = None, ["missing-period"]
    body = "<div style='break-after: page'></div>".join(sheet_body(s, 1) for s in sheets)
    run(body, path)
    return [s.truth() for s in sheets]


@case("wp-tagged-pdfua", "WeasyPrint", "tagged pdf-ua quarter-number region-respelt")
def tagged(path):
    sheet = make_sheet("Zaanstreek/Waterland", "2022-Q1")
    sheet.printed_region = "Zaanstreek-Waterland"
    run(sheet_body(sheet, 2, "number"), path, pdf_variant="pdf/ua-1")
    return sheet.truth()


@case("wp-defect-percentage", "WeasyPrint", "defect", expect="findings")
def percentage(path):
    sheet = make_sheet("Haaglanden", "2023-Q3")
    sheet.percent += 6
    sheet.defects = ["percentage-mismatch"]
    run(sheet_body(sheet), path)
    return sheet.truth()


@case("wp-defect-missing-municipality", "WeasyPrint", "defect", expect="findings")
def missing(path):
    """The row is gone, and the totals are those without it."""
    sheet = make_sheet("Noord-Holland Noord", "2023-Q2")
    sheet.rows.remove(row(sheet, "Opmeer"))
    retotal(sheet)
    sheet.defects = ["missing-municipality"]
    run(sheet_body(sheet), path)
    return sheet.truth()


@case("wp-former-names-2018", "WeasyPrint", "former-municipalities wrapped-names vertically-centred two-level awkward-names")
def former_names(path):
    """The year before the herindelingen of 2019: Kollumerland en Nieuwkruisland, Dongeradeel and Ferwerderadiel."""
    sheet = make_sheet("Friesland", "2018-Q4")
    run(sheet_body(sheet, 0, head=two_level(COLUMNS)), path, NARROW.replace("17mm", "24mm") + "td { vertical-align: middle; padding: 1.5pt 6pt }")
    return sheet.truth()


@case("wp-region-in-capitals", "WeasyPrint", "capitals awkward-names thousands-dot quarter-capitals")
def capitals(path):
    """Capitals throughout, accents kept; the title says KWARTAAL 4 2022."""
    sheet = make_sheet("Noordoost-Brabant", "2022-Q4")
    for r in sheet.rows:
        r.printed = r.name.upper()
    sheet.printed_region = sheet.region.upper()
    run(sheet_body(sheet, 2, "capitals"), path)
    return sheet.truth()


@case("no-ww-municipalities", "WeasyPrint", "other-document", expect="error")
def unemployment(path):
    """Another statistic of the same publisher, with five columns of figures by municipality and a row of totals."""
    sheet = make_sheet("Zuid-Limburg", "2023-Q2", label="Totaal")
    labels = ("15 tot 27 jaar", "27 tot 50 jaar", "50 jaar en ouder", "AOW-leeftijd", "Totaal")
    head = "<tr><th>Gemeente</th>" + "".join(f"<th>{label}</th>" for label in labels) + "</tr>"
    body = f"<h1>Lopende WW-uitkeringen</h1><p class=period>Tweede kwartaal 2023, Zuid-Limburg</p>{table(sheet, head=head)}<p class=source>Bron: UWV (fictieve cijfers)</p>"
    run(body, path)
    return not_this_publication()


@case("no-cover-letter", "WeasyPrint", "other-document mentions-the-publication", expect="error")
def letter(path):
    body = """<p>Aan de gemeenten van de arbeidsmarktregio Twente</p><p>Betreft: Transparantie van klantprofielen, tweede kwartaal 2023</p>
<p>Bijgaand vindt u de factsheet Transparantie van klantprofielen over het tweede kwartaal van 2023. In uw regio zijn 14 gemeenten opgenomen.
Voor vragen over de klantprofielen in Sonar kunt u op werkdagen tussen 9.00 en 17.00 uur terecht bij het regionale werkgeversservicepunt.</p>
<p>De volgende uitgave verschijnt in november 2023. In 2022 verschenen 4 uitgaven, in 2021 verschenen er 2.</p>"""
    run(body, path)
    return not_this_publication()
