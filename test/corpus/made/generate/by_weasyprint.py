"""The sheet as a web page printed by WeasyPrint."""
from html import escape

from weasyprint import HTML

import wording
from figures import COLUMNS

CSS = """
@page { size: A4; margin: 18mm 16mm 20mm; }
body { font: 9.5pt 'Liberation Sans'; color: #111; }
h1 { font-size: 17pt; color: #01689b; margin: 0; }
h2 { font-size: 11pt; margin: 10pt 0 2pt; color: #01689b; }
p { margin: 3pt 0; line-height: 1.35; }
.period { font-size: 12pt; margin: 2pt 0 10pt; }
table { border-collapse: collapse; margin: 8pt 0; }
th, td { padding: 2.5pt 6pt; text-align: right; border-bottom: .5pt solid #999; }
th { font-size: 8.5pt; vertical-align: bottom; width: 18mm; }
tr:first-child th:first-child, td:first-child { text-align: left; width: 45mm; }
tr.total td, tr.subtotal td { font-weight: bold; background: #e5f0f7; }
sup { font-size: 60%; line-height: 0; }
.source, .note { font-size: 7.5pt; color: #444; }
"""


def table(sheet, columns=COLUMNS, thousands=".", head=None, names=lambda row: escape(row.label)):
    lines = []
    for row in sheet.lines():
        cells = [f"<td>{names(row)}{raised(row, 'name')}</td>"]
        for column in columns:
            cells.append(f"<td>{escape(wording.cell(row, column, thousands))}{raised(row, column)}</td>")
        lines.append(f"<tr class={row.kind}>{''.join(cells)}</tr>")
    return f"<table><thead>{head or headings(columns)}</thead><tbody>{''.join(lines)}</tbody></table>"


def headings(columns=COLUMNS):
    return "<tr>" + "".join(f"<th>{wording.HEADINGS[c]}</th>" for c in ("name", *columns)) + "</tr>"


def two_level(columns):
    """Group headings over pairs of columns; a column outside the groups spans both lines."""
    top, below = "<th rowspan=2>Gemeente</th>", ""
    for k, column in enumerate(columns):
        group = "Gemeenten" if column.startswith("gemeente") else "UWV" if column.startswith("uwv") else None
        if not group:
            top += f"<th rowspan=2>{wording.HEADINGS[column]}</th>"
            continue
        if not (k and columns[k - 1][:3] == column[:3]):
            top += f"<th colspan=2 style='text-align:center'>{group}</th>"
        below += f"<th>{'met' if column.endswith('Met') else 'zonder'} klantprofiel</th>"
    return f"<tr>{top}</tr><tr>{below}</tr>"


def raised(row, column):
    mark = wording.note(row, column)
    return f"<sup>{mark}</sup>" if mark else ""


def title(sheet, period_form="ordinal", region=True):
    period = wording.period_text(sheet.period, period_form) if sheet.period else ""
    label = escape(sheet.region_label) if region else ""
    return f"<h1>{wording.TITLE}</h1><p class=period>{period} &nbsp; {label}</p>"


def register(sheet, thousands=".", words=False):
    return f"<p class=register>{escape(wording.register_sentence(sheet, thousands, words))}</p>"


def narrative(parts=2):
    return "".join(f"<h2>{h}</h2><p>{escape(t)}</p>" for h, t in wording.NARRATIVE[:parts])


def source(sheet):
    return f"<p class=source>{wording.source_line(sheet.period)}</p>" if sheet.period else ""


def run(body, path, css="", **options):
    page = (f"<html lang=nl><head><title>{wording.TITLE}</title><meta name=description content=fictief>"
            f"<meta name=keywords content=fictief><style>{CSS}{css}</style></head><body>{body}</body></html>")
    HTML(string=page).write_pdf(str(path), pdf_identifier=b"made", **options)
