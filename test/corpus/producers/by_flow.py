"""Producers that flow HTML or markup: they place rows, break lines and pages as they like."""
import html
import json
import subprocess
from pathlib import Path

from by_place import KEYWORDS, SUBJECT
from figures import PROJECT

FAMILIES = {"sans": "Liberation Sans, Arial, Helvetica, sans-serif", "serif": "Liberation Serif, Times New Roman, serif", "mono": "Liberation Mono, Courier New, monospace", "embedded": "DejaVu Sans, sans-serif"}


def html_of(sheet, random, padding=""):
    """The sheet as a page; blocks beside each other stand in a table, which every engine knows."""
    f = sheet.features
    rules = {"lines": "td{border-bottom:.4pt solid #666}", "grid": "td,th{border:.4pt solid #666}", "none": "", "head": "th{border-bottom:1pt solid #333}"}[f["rules"]]
    zebra = "tr.odd td{background:#e8eef7}" if sheet.drawing == "zebra" else ""
    marker = "tr.marked td{background:#fff200;mix-blend-mode:multiply}" if sheet.drawing == "marker" else ""
    wide = f["arrangement"] in ("two-up", "halves") or f["stand-before"] == "tables-beside" or f["extra"].startswith(("stand", "percent-each"))
    css = f"""@page{{size:A4 {'landscape' if wide else 'portrait'};margin:1.6cm}}
body{{{padding}font-family:{FAMILIES[f['font']]};font-size:{7.5 if wide else 8.5}pt;margin:0}} h1{{font-size:15pt;margin:0 0 4pt;color:#1a3c6e}} h2{{font-size:11pt;margin:0 0 8pt;font-weight:normal}}
h3{{font-size:9.5pt;margin:6pt 0 2pt}} table.f{{border-collapse:collapse;margin:4pt 0 8pt}} table.f td,table.f th{{padding:1.5pt 5pt;white-space:nowrap}} th{{vertical-align:bottom;font-weight:bold}}
th.wrap{{white-space:normal !important;max-width:75pt}} .small{{font-size:7pt}} .under{{font-size:6.5pt}} tr.total td{{font-weight:bold;border-top:.8pt solid #333}} .break{{page-break-before:always}} .justified{{text-align:justify;text-align-last:justify}}
td.beside{{vertical-align:top;padding-right:26pt}} .mark{{position:fixed;top:40%;left:8%;font-size:64pt;font-weight:bold;color:#dddddd;z-index:-1;transform:rotate(-{random.choice([0, 30, 45])}deg);-webkit-transform:rotate(-30deg)}} {rules} {zebra} {marker}"""
    body = "".join(block_html(block, sheet, random) for block in sheet.blocks)
    mark = '<div class="mark">CONCEPT</div>' if sheet.drawing == "watermark" else ""
    return f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Factsheet</title><meta name="keywords" content="{KEYWORDS}"><meta name="description" content="{SUBJECT}"><style>{css}</style></head><body>{mark}{body}</body></html>'


def block_html(block, sheet, random):
    kind, content = block
    if kind == "page":
        return '<div class="break"></div>'
    if kind == "table":
        return table_html(content, sheet, random)
    if kind == "beside":
        cells = "".join(f'<td class="beside">{"".join(block_html(b, sheet, random) for b in part)}</td>' for part in content)
        return f"<table><tr>{cells}</tr></table>"
    if kind == "facts":
        rows = "".join(f'<tr><td>{html.escape(label)}</td><td style="text-align:right">{value}</td></tr>' for label, value in content)
        return f'<table class="f">{rows}</table>'
    tag = {"title": "h1", "subtitle": "h2", "heading": "h3", "caption": "h3"}.get(kind, "p")
    extra = f' class="{kind}"' if kind in ("small", "justified") else ""
    return f"<{tag}{extra}>{html.escape(content)}</{tag}>"


def table_html(table, sheet, random):
    head = "".join("<tr>" + "".join(head_cell(c) for c in row) + "</tr>" for row in table.head)
    marked = set(random.sample(range(len(table.body)), min(2, len(table.body))))
    body = ""
    for i, (kind, cells) in enumerate(table.body):
        classes = [kind, "odd" if i % 2 else "", "marked" if i in marked and kind == "row" else ""]
        body += f'<tr class="{" ".join(c for c in classes if c)}">' + "".join(body_cell(c) for c in cells) + "</tr>"
    return f'<table class="f">{body + head if table.heads_below else head + body}</table>'


def head_cell(cell):
    spans = (f' colspan="{cell.span}"' if cell.span > 1 else "") + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")
    return f'<th class="wrap"{spans} style="text-align:{cell.align}">{html.escape(cell.text)}</th>'


def body_cell(cell):
    text = html.escape(cell.text)
    if cell.struck:
        text = f"<s>{html.escape(cell.struck)}</s>&nbsp; {text}"
    if cell.under:
        text += f'<br><span class="under">{html.escape(cell.under)}</span>'
    if cell.cover == "black":
        text = f'<span style="background:#000;color:#000">&nbsp;&nbsp;{text or "&nbsp;&nbsp;&nbsp;"}&nbsp;&nbsp;</span>'
    return f'<td style="text-align:{cell.align}">{text}</td>'


def weasyprint(sheet, random, path):
    from weasyprint import HTML

    HTML(string=html_of(sheet, random)).write_pdf(str(path))


def chromium(sheet, random, path):
    page = path.with_suffix(".html")
    page.write_text(html_of(sheet, random), encoding="utf-8")
    subprocess.run(["node", str(Path(__file__).parent / "print.mjs"), str(page), str(path)], cwd=PROJECT, check=True, capture_output=True)
    page.unlink()


def wkhtmltopdf(sheet, random, path):
    # the build of Debian knows no margins
    page = html_of(sheet, random, "padding:12mm;")
    run(["wkhtmltopdf", "-q", "-s", "A4", "-O", "Landscape" if "landscape" in page else "Portrait", "-", str(path)], page)


def dompdf(sheet, random, path):
    script = 'require "/usr/share/php/dompdf/autoload.php"; $o=new Dompdf\\Options(); $o->setIsFontSubsettingEnabled(true); $d=new Dompdf\\Dompdf($o); $d->loadHtml(file_get_contents("php://stdin"),"UTF-8"); $d->render(); echo $d->output();'
    path.write_bytes(run(["php", "-d", "display_errors=0", "-r", script], html_of(sheet, random)))


def story(sheet, random, path):
    """PyMuPDF's own HTML, which knows little of CSS."""
    import pymupdf

    text = html_of(sheet, random)
    document = pymupdf.Story(text)
    writer = pymupdf.DocumentWriter(str(path))
    page = pymupdf.Rect(0, 0, *((842, 595) if "landscape" in text else (595, 842)))
    more = 1
    while more:
        device = writer.begin_page(page)
        more, _ = document.place(page + (40, 40, -40, -40))
        document.draw(device)
        writer.end_page()
    writer.close()
    pdf = pymupdf.open(str(path))
    pdf.set_metadata({"subject": SUBJECT, "keywords": KEYWORDS, "producer": "MuPDF"})
    pdf.saveIncr()


def run(command, text):
    done = subprocess.run(command, input=text.encode(), capture_output=True)
    if done.returncode not in (0, 1) or not (done.stdout or Path(command[-1]).exists()):
        raise RuntimeError(f"{command[0]}: {done.stderr.decode()[:300]}")
    return done.stdout


def typst_flow(sheet, random, path):
    import typst as engine

    f = sheet.features
    wide = f["arrangement"] in ("two-up", "halves") or f["stand-before"] == "tables-beside" or f["extra"].startswith(("stand", "percent-each"))
    font = {"sans": "Liberation Sans", "serif": "Libertinus Serif", "mono": "DejaVu Sans Mono", "embedded": "New Computer Modern"}[f["font"]]
    mark = ', background: rotate(-35deg, text(size: 70pt, fill: rgb("#dddddd"))[*CONCEPT*])' if sheet.drawing == "watermark" else ""
    parts = [
        f'#set document(keywords: ("{KEYWORDS}",), description: "{SUBJECT}")\n#set page(paper: "a4", flipped: {str(wide).lower()}, margin: 1.6cm{mark})\n#set text(font: "{font}", size: {7 if wide else 8.5}pt, lang: "nl")',
        *[typst_block(block, sheet) for block in sheet.blocks],
    ]
    source = path.with_suffix(".typ")
    source.write_text("\n".join(parts), encoding="utf-8")
    engine.compile(str(source), output=str(path))
    source.unlink()


def typst_block(block, sheet):
    kind, content = block
    quoted = lambda text: json.dumps(text, ensure_ascii=False)
    if kind == "page":
        return "#pagebreak()"
    if kind == "table":
        return "#" + typst_table(content, sheet)
    if kind == "beside":
        cells = ", ".join("[" + "\n".join(typst_block(b, sheet) for b in part) + "]" for part in content)
        return f"#grid(columns: {len(content)}, gutter: 24pt, {cells})"
    if kind == "facts":
        return "#table(columns: 2, align: (left, right), " + ", ".join(f"{quoted(label)}, {quoted(value)}" for label, value in content) + ")"
    size, weight = {"title": (15, "bold"), "subtitle": (11, "regular"), "heading": (9.5, "bold"), "caption": (9, "bold"), "small": (7, "regular")}.get(kind, (8.5, "regular"))
    text = f'#text(size: {size}pt, weight: "{weight}", {quoted(content)})'
    if kind == "justified":
        text = f"#par(justify: true)[{text} #linebreak(justify: true)]"
    return text + "\n"


def typst_table(table, sheet):
    stroke = {"lines": "(x, y) => (bottom: 0.4pt + gray)", "grid": "0.4pt", "none": "none", "head": "(x, y) => if y == 0 { (bottom: 1pt) }"}[sheet.features["rules"]]
    fill = ', fill: (x, y) => if calc.odd(y) { rgb("#e8eef7") }' if sheet.drawing == "zebra" else ""
    rows = [cell for row in table.head for cell in row]
    body = [cell for _, cells in table.body for cell in cells]
    cells = [typst_cell(c) for c in (body + rows if table.heads_below else rows + body)]
    return f"table(columns: {len(table.columns)}, inset: (x: 5pt, y: 2.6pt), stroke: {stroke}{fill}, " + ", ".join(cells) + ")"


def typst_cell(cell):
    quoted = json.dumps(cell.text, ensure_ascii=False)
    text = f"strong({quoted})" if cell.bold and cell.text else f"text({quoted})"
    if cell.struck:
        text = f'strike({json.dumps(cell.struck)}) + h(5pt) + {text}'
    if cell.under:
        text = f"{text} + linebreak() + text(size: 6pt, {json.dumps(cell.under)})"
    if cell.cover == "black":
        text = 'box(width: 22pt, height: 7pt, fill: black)'
    return f"table.cell(align: {cell.align} + bottom, colspan: {cell.span}, rowspan: {cell.rows}, {text})"
