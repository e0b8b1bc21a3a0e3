"""The sheet as a LaTeX document: the table is a tabular, so names, numbers and headings fall where TeX puts them."""
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import wording
from figures import COLUMNS

SPECIAL = re.compile(r"([#$%&_{}])")
PLAIN = r"""\usepackage[T1]{fontenc}
\usepackage{helvet}\renewcommand\familydefault\sfdefault
\input{glyphtounicode}\pdfgentounicode=1"""


def tex(text):
    text = SPECIAL.sub(r"\\\1", text)
    return text.replace("\u202f", r"\,").replace("\u2009", r"\,").replace("\u00a0", "~").replace("–", "--").replace("<", r"\textless{}")


def document(body, preamble=PLAIN, options="10pt", geometry="a4paper,margin=18mm", metadata=True):
    pdf_info = r"\hypersetup{pdftitle={Transparantie van klantprofielen},pdfsubject={fictief},pdfkeywords={fictief},hidelinks}"
    return rf"""\documentclass[{options}]{{article}}
\usepackage[{geometry}]{{geometry}}
{preamble}
\usepackage{{array,booktabs,longtable,multirow,graphicx,xcolor,colortbl}}
\usepackage{{hyperref}}
{pdf_info if metadata else ""}
\setlength\parindent{{0pt}}\setlength\parskip{{5pt}}
\newcolumntype{{R}}[1]{{>{{\raggedleft\arraybackslash}}p{{#1}}}}
\pagestyle{{empty}}
\begin{{document}}
{body}
\end{{document}}
"""


def title(sheet, period_form="ordinal", region=True):
    period = wording.period_text(sheet.period, period_form) if sheet.period else ""
    label = tex(sheet.region_label) if region else ""
    return rf"{{\LARGE\bfseries Transparantie van klantprofielen\par}}{{\large {period}\quad {label}\par}}\medskip" "\n"


def rows(sheet, columns=COLUMNS, thousands=".", between="\\\\\n", before_total=r"\midrule "):
    """The lines of the tabular, one `&`-separated line a row."""
    lines = []
    for row in sheet.lines():
        cells = [tex(row.label) + raised(row, "name")]
        cells += [tex(wording.cell(row, c, thousands)) + raised(row, c) for c in columns]
        if row.kind != "row":
            cells = [rf"\textbf{{{c}}}" for c in cells]
        lines.append((before_total if row.kind == "total" else "") + " & ".join(cells))
    return between.join(lines) + "\\\\\n"


def raised(row, column):
    mark = wording.note(row, column)
    return rf"\textsuperscript{{{mark}}}" if mark else ""


def headings(columns=COLUMNS):
    return "Gemeente & " + " & ".join(tex(wording.HEADINGS[c]) for c in columns) + "\\\\\n"


def register(sheet, thousands=".", words=False):
    return tex(wording.register_sentence(sheet, thousands, words)) + "\n\n"


def narrative(parts=2):
    return "".join(rf"\textbf{{{h}}}\par {tex(t)}\par " for h, t in wording.NARRATIVE[:parts])


def run(source, path, engine="pdflatex", twice=False):
    """engine: pdflatex, lualatex, xelatex, or dvips (latex, dvips and ps2pdf)."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in.tex").write_text(source)
        compiler = "latex" if engine == "dvips" else engine
        for _ in range(2 if twice else 1):
            call([compiler, "-interaction=nonstopmode", "-halt-on-error", "in.tex"], folder)
        if engine == "dvips":
            call(["dvips", "-q", "in.dvi"], folder)
            call(["ps2pdf", "-dCompatibilityLevel=1.4", "in.ps", "in.pdf"], folder)
        shutil.copy(Path(folder) / "in.pdf", path)


def call(command, folder):
    env = os.environ | {"FORCE_SOURCE_DATE": "1"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", env=env)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout[-1500:]}{done.stderr[-500:]}")
