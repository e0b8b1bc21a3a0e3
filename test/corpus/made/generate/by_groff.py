"""The sheet through groff with tbl: gropdf makes PDF itself, grops goes through Ghostscript."""
import os
import subprocess

import wording
from figures import COLUMNS

ACCENTS = {"ú": r"\[u aa]", "â": r"\[a ^]", "é": r"\[e aa]", "ë": r"\[e ad]", "–": r"\[en]", "'": r"\[aq]", "\u2009": r"\|"}


def roff(text):
    return "".join(ACCENTS.get(c, c) for c in text)


def table(sheet, columns=COLUMNS, thousands=".", format_cells="r", rule="_"):
    """rule: "_" a line below the headings, "allbox" a full grid, "" none."""
    options = "allbox tab(@);" if rule == "allbox" else "tab(@);"
    heads = [[h for h in wording.HEADINGS[c].replace(" klantprofiel", "@klantprofiel").split("@")] for c in columns]
    lines = [".TS", options, "l" + " " + " ".join("r" for _ in columns), "l" + " " + " ".join("r" for _ in columns),
             "l" + " " + " ".join(format_cells for _ in columns) + "."]
    lines.append("@" + "@".join(h[0] for h in heads))
    lines.append("Gemeente@" + "@".join(h[1] if len(h) > 1 else "" for h in heads))
    if rule == "_":
        lines.append("_")
    for row in sheet.lines():
        cells = [row.label, *(wording.cell(row, c, thousands) for c in columns)]
        if row.kind == "total":
            if rule == "_":
                lines.append("_")
            cells = [rf"\fB{c}\fP" for c in cells]
        lines.append("@".join(roff(c) for c in cells))
    return "\n".join([*lines, ".TE"])


def document(sheet, table_text, period_form="ordinal", parts=2, size=10, thousands="."):
    period = wording.period_text(sheet.period, period_form) if sheet.period else ""
    prose = "\n".join(f".sp 0.6\n\\fB{h}\\fP\n.br\n{roff(t)}" for h, t in wording.NARRATIVE[:parts])
    register = roff(wording.register_sentence(sheet, thousands))
    return f""".fam H
.ps {size}
.vs {size * 1.35}
.ll 17c
.po 2c
.nh
.pdfinfo /Title Transparantie van klantprofielen
.pdfinfo /Subject fictief
.pdfinfo /Keywords fictief
.sp 1c
.ps +7
\\fBTransparantie van klantprofielen\\fP
.br
.ps -5
.sp 0.5
{roff(period)}  {roff(sheet.region_label)}
.br
.ps -2
.sp 0.6
{table_text}
.sp 0.6
{register}
.br
{prose}
"""


def run(source, path, through="gropdf", compatibility="1.4"):
    env = os.environ | {"GROFF_TMAC_PATH": ""}
    if through == "gropdf":
        pdf = subprocess.run(["groff", "-Tpdf", "-t", "-k"], input=source.encode(), capture_output=True, check=True).stdout
        path.write_bytes(pdf)
        return
    ps = subprocess.run(["groff", "-Tps", "-t", "-k"], input=source.replace(".pdfinfo", '.\\"').encode(), capture_output=True, check=True, env=env).stdout
    mark = "[/Title (Transparantie van klantprofielen) /Subject (fictief) /Keywords (fictief) /DOCINFO pdfmark"
    subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-dCompatibilityLevel={compatibility}",
                    f"-sOutputFile={path}", "-c", mark, "-f", "-"], input=ps, check=True)
