"""LaTeX: pdfTeX, LuaTeX, XeTeX and dvips."""
from by_latex import PLAIN, document, headings, narrative, register, rows, run, tex, title
from cases import case
from figures import COLUMNS, GM, GZ, UM, UZ, make_sheet, row, subtotal, suppress

TABLE = r"\begin{tabular}{@{}l*{5}{R{19mm}}@{}}\toprule" "\n%s\\midrule\n%s\\bottomrule\n\\end{tabular}\\par\\medskip\n"
ZONDER_FIRST = ("gemeenteZonder", "gemeenteMet", "uwvZonder", "uwvMet", "totaal")
TOTAL_FIRST = ("totaal", "gemeenteMet", "gemeenteZonder", "uwvMet", "uwvZonder")


def table(sheet, columns=COLUMNS, thousands="."):
    return TABLE % (headings(columns), rows(sheet, columns, thousands))


@case("tx-type3-bitmaps", "pdfTeX", "type3 bitmap-fonts ligatures")
def bitmaps(path):
    """No outline fonts: every letter is a little picture in a Type 3 font, with a map from the cmap package."""
    sheet = make_sheet("Gooi en Vechtstreek", "2023-Q1")
    preamble = "\\usepackage{cmap}\n\\usepackage[T1]{fontenc}\n\\pdfmapfile{}"
    run(document(title(sheet) + r"\footnotesize " + table(sheet) + register(sheet), preamble), path)
    return sheet.truth()


@case("tx-type3-dvips", "dvips + Ghostscript", "type3 bitmap-fonts ligatures no-tounicode uwv-first", also=["findings", "error"])
def dvips(path):
    """Type 3 from dvips and ps2pdf without a map; the codes are those of T1, so most letters are still ASCII."""
    columns = ("uwvMet", "uwvZonder", "gemeenteMet", "gemeenteZonder", "totaal")
    sheet = make_sheet("Drechtsteden", "2022-Q4")
    source = document(title(sheet) + r"\footnotesize " + table(sheet, columns) + register(sheet), "\\usepackage[T1]{fontenc}")
    from by_latex import call
    import shutil, tempfile
    from pathlib import Path
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in.tex").write_text(source)
        call(["latex", "-interaction=nonstopmode", "-halt-on-error", "in.tex"], folder)
        (Path(folder) / "empty.map").write_text("")
        (Path(folder) / "config.made").write_text("p empty.map\n")
        call(["dvips", "-q", "-Pmade", "in.dvi", "-o", "in.ps"], folder)
        call(["ps2pdf", "in.ps", "in.pdf"], folder)
        shutil.copy(Path(folder) / "in.pdf", path)
    return sheet.truth(columns)


@case("tx-ligatures-two-level", "pdfTeX", "ligatures two-level awkward-names")
def two_level(path):
    sheet = make_sheet("Noordoost-Brabant", "2023-Q2")
    head = (r" & \multicolumn{2}{c}{Gemeente} & \multicolumn{2}{c}{UWV} & \\ \cmidrule(lr){2-3}\cmidrule(lr){4-5}" "\n"
            "Gemeente & met profiel & zonder profiel & met profiel & zonder profiel & Totaal\\\\\n")
    body = title(sheet, "number") + r"\small " + TABLE % (head, rows(sheet)) + register(sheet) + narrative(3)
    run(document(body), path)
    return sheet.truth()


@case("tx-split-accents", "pdfTeX", "split-accents serif zonder-before-met")
def split_accents(path):
    """OT1 fonts have no accented letters: TeX prints the accent and the letter over each other."""
    sheet = make_sheet("Friesland", "2022-Q1")
    body = title(sheet) + r"\footnotesize " + table(sheet, ZONDER_FIRST) + register(sheet) + narrative(1)
    run(document(body, r"\usepackage[OT1]{fontenc}"), path)
    return sheet.truth(ZONDER_FIRST)


@case("tx-nederland-seven-pages", "pdfTeX", "multi-page repeated-headings pagina-van nation 342-rows thousands-thin-space")
def nederland(path):
    sheet = make_sheet("Nederland", "2023-Q3", label="TOTAAL")
    head = r"\toprule " + headings() + r"\midrule\endhead\bottomrule\endfoot" + "\n"
    foot = r"\usepackage{lastpage,fancyhdr}\pagestyle{fancy}\fancyhf{}\renewcommand\headrulewidth{0pt}\cfoot{pagina \thepage{} van \pageref{LastPage}}"
    body = (r"\pagestyle{fancy}\renewcommand\arraystretch{1.4}" + title(sheet) + register(sheet, "\u2009")
            + r"\footnotesize\begin{longtable}{@{}l*{5}{R{19mm}}@{}}" + head + rows(sheet, thousands="\u2009") + r"\end{longtable}")
    run(document(body, PLAIN + foot, geometry="a4paper,margin=18mm,bottom=25mm,footskip=10mm"), path, twice=True)
    return sheet.truth()


@case("tx-wrapped-top", "pdfTeX", "wrapped-names top-aligned narrow-name-column awkward-names")
def wrapped_top(path):
    sheet = make_sheet("Zuidoost-Brabant", "2023-Q1")
    tabular = r"\begin{tabular}{@{}>{\raggedright\arraybackslash}p{19mm}*{5}{R{22mm}}@{}}\hline" "\n%s\\hline\n%s\\hline\n\\end{tabular}\\par\\medskip\n"
    body = title(sheet, "Q") + r"\small " + tabular % (headings(), rows(sheet, before_total=r"\hline ")) + register(sheet) + narrative(1)
    run(document(body), path)
    return sheet.truth()


@case("tx-total-first-beside", "pdfTeX", "totals-first beside landscape wrapped-register")
def beside(path):
    """Register sentence and narrative in a narrow column beside the table."""
    sheet = make_sheet("West-Brabant", "2023-Q3")
    tabular = r"\begin{tabular}[t]{@{}l*{5}{R{17mm}}@{}}\toprule" "\n%s\\midrule\n%s\\bottomrule\n\\end{tabular}\n"
    body = (title(sheet) + r"\footnotesize\begin{minipage}[t]{150mm}\vspace{0pt}" + tabular % (headings(TOTAL_FIRST), rows(sheet, TOTAL_FIRST))
            + r"\end{minipage}\hfill\begin{minipage}[t]{72mm}\vspace{0pt}\raggedright " + register(sheet) + narrative(3) + r"\end{minipage}")
    run(document(body, geometry="a4paper,landscape,margin=16mm"), path)
    return sheet.truth(TOTAL_FIRST)


@case("tx-lua-letter-spaced", "LuaTeX", "pdf-2.0 object-streams letter-spaced percent-column")
def lua(path):
    sheet = make_sheet("Zuid-Limburg", "2023-Q2")
    columns = (*COLUMNS, "percentMet")
    preamble = r"\pdfvariable majorversion 2 \pdfvariable minorversion 0" "\n" r"""\usepackage{fontspec}
\setmainfont{Liberation Sans}[LetterSpace=6]"""
    tabular = r"\begin{tabular}{@{}l*{6}{R{17mm}}@{}}\toprule" "\n%s\\midrule\n%s\\bottomrule\n\\end{tabular}\\par\\medskip\n"
    body = title(sheet) + r"\scriptsize " + tabular % (headings(columns), rows(sheet, columns)) + register(sheet) + narrative(2)
    run(document(body, preamble), path, "lualatex")
    return sheet.truth(columns)


@case("tx-xe-notes", "XeTeX", "raised-notes note-on-name provisional-stars ligatures")
def xe_notes(path):
    sheet = make_sheet("Rivierenland", "2023-Q3")
    row(sheet, "Buren").notes = {GM: "1", UM: "2"}
    row(sheet, "Tiel").notes = {GZ: "2", 4: "1"}
    row(sheet, "Culemborg").notes = {"name": "3"}
    row(sheet, "West Betuwe").stars = {UM, 4}
    row(sheet, "Zaltbommel").stars = {GM}
    notes = (r"{\scriptsize \textsuperscript{1} herzien cijfer\quad \textsuperscript{2} inclusief 12 nieuwe aanmeldingen\quad "
             r"\textsuperscript{3} registratie per 15 september\quad * voorlopig cijfer}\par\medskip ")
    preamble = "\\usepackage{fontspec}\n\\setmainfont{Liberation Serif}[Ligatures=Common]"
    run(document(title(sheet) + r"\small " + table(sheet) + notes + register(sheet) + narrative(1), preamble), path, "xelatex")
    return sheet.truth()


@case("tx-subtotals", "pdfTeX", "subtotals suppressed-x", also=["findings"])
def subtotals(path):
    sheet = make_sheet("Groningen", "2022-Q2")
    subtotal(sheet, 4, "Subtotaal Drenthe en stad")
    subtotal(sheet, len(sheet.rows) - 1, "Subtotaal Ommeland")
    suppress(sheet, "x", 10)
    body = title(sheet) + r"\small " + TABLE % (headings(), rows(sheet, before_total=r"\midrule\midrule ")) + register(sheet)
    run(document(body + r"{\scriptsize x: minder dan tien personen\par}"), path)
    return sheet.truth()


@case("tx-four-regions-one-bad", "pdfTeX", "multi-region defect", expect="findings")
def regions(path):
    """Four regions in one file; on the third page a row does not add up."""
    sheets = [make_sheet(r, "2023-Q2") for r in ("Gorinchem", "Midden-Limburg", "Noord-Limburg", "Zeeland")]
    row(sheets[2], "Venray").values[UZ] += 7
    sheets[2].total.values[UZ] += 7
    sheets[2].defects = ["row-sum-mismatch"]
    body = r"\newpage ".join(title(s) + r"\small " + table(s) + register(s) + narrative(1) for s in sheets)
    run(document(body), path)
    return [s.truth() for s in sheets]


@case("tx-defect-foreign", "LuaTeX", "defect", expect="findings")
def foreign(path):
    """Ede belongs to FoodValley."""
    sheet = make_sheet("Rijk van Nijmegen", "2022-Q3")
    row(sheet, "Heumen").name = "Ede"
    sheet.rows.sort(key=lambda r: r.name)
    sheet.defects = ["foreign-municipality", "missing-municipality"]
    preamble = "\\usepackage{fontspec}\n\\setmainfont{Liberation Serif}"
    run(document(title(sheet) + r"\small " + table(sheet) + register(sheet), preamble), path, "lualatex")
    return sheet.truth()
