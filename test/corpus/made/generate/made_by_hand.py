"""PDF bytes written by hand in Python, and the damage that files come to."""
from by_hand import Base14, Embedded, Pdf, Type3, content, document, fonts_for, stream
from cases import case
from figures import GM, GZ, TOTAL, UM, UZ, make_sheet, mark_zeros, retotal, row
from layout import Style, Text, lay_out, text_width


def write(path, pages, kind=Base14, mode="plain", compress=True, version="1.4", page_entries="", **font_options):
    pdf = Pdf(compress)
    fonts = fonts_for(pdf, pages, kind, **font_options)
    root, info, _ = document(pdf, pages, fonts, mode, page_entries)
    path.write_bytes(pdf.write(root, info, version))


def ligatures(pages):
    """fi and fl as one letter each, IJ as the one letter of the Dutch alphabet, as some typesetters do."""
    pairs = {"fi": "\ufb01", "fl": "\ufb02", "IJ": "\u0132", "ij": "\u0133"}
    for page in pages:
        for i, item in enumerate(page.items):
            if isinstance(item, Text):
                text = item.text
                for pair, letter in pairs.items():
                    text = text.replace(pair, letter)
                page.items[i] = Text(**(item.__dict__ | {"text": text}))
    return pages


@case("hw-pdf13-flipped", "hand-written", "pdf-1.3 flipped-coordinates uncompressed percent-words")
def flipped(path):
    sheet = make_sheet("Achterhoek", "2023-Q1")
    write(path, lay_out(sheet, Style(percent_words=True, rules="grid")), mode="flipped", compress=False, version="1.3")
    return sheet.truth()


@case("hw-unit-font", "hand-written", "font-size-1 two-level no-region-in-title")
def unit_font(path):
    sheet = make_sheet("Midden-Holland", "2023-Q3")
    write(path, lay_out(sheet, Style(heading="two-level", region_in_title=False, row_height=20)), mode="unit")
    return sheet.truth()


@case("hw-gaps-for-spaces", "hand-written", "no-space-characters percent-decimal code-column awkward-names")
def no_spaces(path):
    sheet = make_sheet("Zuid-Limburg", "2022-Q1", decimals=1)
    columns = ("code", "gemeenteMet", "gemeenteZonder", "uwvMet", "uwvZonder", "totaal")
    write(path, lay_out(sheet, Style(columns=columns, column_width=58)), mode="gaps")
    return sheet.truth(columns)


@case("hw-split-accents", "hand-written", "split-accents awkward-names zero-empty")
def split_accents(path):
    sheet = make_sheet("Friesland", "2021-Q4")
    for name in ("Vlieland", "Schiermonnikoog", "Terschelling"):
        r = row(sheet, name)
        r.values[TOTAL] -= r.values[GM]
        r.values[GM] = 0
    mark_zeros(retotal(sheet), "")
    write(path, lay_out(sheet, Style(row_height=14)), mode="accents")
    return sheet.truth()


@case("hw-type3-ligatures", "hand-written", "type3 ligatures ij-ligature")
def type3(path):
    sheet = make_sheet("Midden-Utrecht", "2022-Q3")
    write(path, ligatures(lay_out(sheet, Style(narrative=0))), kind=Type3)
    return sheet.truth()


def unusable(sheet, defect):
    return sheet.truth() | {"defects": [defect], "text": "none"}


@case("hw-type3-nameless", "hand-written", "type3 no-tounicode", expect="error", also=["ok", "findings"])
def type3_nameless(path):
    sheet = make_sheet("Gorinchem", "2023-Q2")
    write(path, lay_out(sheet, Style(narrative=1)), kind=Type3, unicode_of=None)
    return unusable(sheet, "no-tounicode")


@case("hw-wrong-tounicode-digits", "hand-written", "wrong-tounicode", expect="error", also=["ok", "findings"])
def wrong_digits(path):
    """The map claims other digits for the ones that are drawn: the text is plausible and wrong."""
    sheet = make_sheet("Rijk van Nijmegen", "2023-Q2")
    other = str.maketrans("0123456789", "4907186325")
    write(path, lay_out(sheet, Style()), kind=Embedded, unicode_of=lambda c: c.translate(other))
    return unusable(sheet, "wrong-tounicode")


@case("hw-wrong-tounicode-letters", "hand-written", "wrong-tounicode", expect="error", also=["ok", "findings"])
def wrong_letters(path):
    """Digits are right, letters have changed places."""
    sheet = make_sheet("Zuid-Holland Centraal", "2022-Q4")
    other = str.maketrans("abcdefghijklmnopqrstuvwxyz", "eicdafghbjklmroqnpvstuwxyz")
    write(path, lay_out(sheet, Style()), kind=Embedded, unicode_of=lambda c: c.translate(other))
    return unusable(sheet, "wrong-tounicode")


@case("hw-private-use", "hand-written", "private-use-tounicode", expect="error", also=["ok", "findings"])
def private_use(path):
    sheet = make_sheet("Amersfoort", "2023-Q1")
    write(path, lay_out(sheet, Style()), kind=Embedded, unicode_of=lambda c: chr(0xE000 + ord(c)))
    return unusable(sheet, "no-tounicode")


@case("hw-incremental-revision", "hand-written", "incremental-update old-revision")
def incremental(path):
    """A first revision with other figures, then an update that replaces the page's content."""
    style = Style(rules="zebra")
    sheet, old = make_sheet("Midden-Gelderland", "2023-Q2"), make_sheet("Midden-Gelderland", "2023-Q2", seed="draft")
    pdf, pages = Pdf(), lay_out(old, style)
    fonts = fonts_for(pdf, pages)
    root, info, streams = document(pdf, pages, fonts)
    first = pdf.write(root, info)
    replaced = b"%d 0 obj\n" % streams[0] + stream(content(lay_out(sheet, style)[0], fonts)) + b"\nendobj\n"
    before = int(first.split(b"startxref\n")[1].split(b"\n")[0])
    at = len(first) + len(replaced)
    update = b"xref\n0 1\n0000000000 65535 f \n%d 1\n%010d 00000 n \n" % (streams[0], len(first))
    update += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(pdf.objects) + 1, root, info, before, at)
    path.write_bytes(first + replaced + update)
    return sheet.truth()


@case("hw-junk-wrong-startxref", "hand-written", "junk-before-header wrong-startxref no-eof")
def junk(path):
    sheet = make_sheet("Groot Amsterdam", "2022-Q3")
    pdf, pages = Pdf(), lay_out(sheet, Style(rules="grid"))
    root, info, _ = document(pdf, pages, fonts_for(pdf, pages))
    mail = b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    path.write_bytes(mail + pdf.write(root, info, startxref=77, eof=False))
    return sheet.truth() | {"defects": ["junk-before-header", "wrong-startxref", "no-eof"]}


@case("hw-userunit", "hand-written", "userunit small-page")
def userunit(path):
    """Half the size in the file, doubled by UserUnit."""
    sheet = make_sheet("Haaglanden", "2022-Q4")
    style = Style(page=(297.5, 421), margin=24, size=4.5, row_height=7.5, name_width=75, column_width=33)
    pages = lay_out(sheet, style)
    write(path, pages, page_entries="/UserUnit 2.0", version="1.6")
    return sheet.truth()


@case("hw-cropped-off-page", "hand-written", "cropbox off-page-text negative-origin")
def cropped(path):
    """Another table, of last year, stands beside the part of the sheet that the crop box shows."""
    sheet, old = make_sheet("Zaanstreek/Waterland", "2023-Q2"), make_sheet("Zaanstreek/Waterland", "2022-Q2")
    pdf, pages = Pdf(), lay_out(sheet, Style())
    beside = lay_out(old, Style())[0]
    fonts = fonts_for(pdf, pages)
    drawn = content(pages[0], fonts) + b"\nq 1 0 0 1 600 0 cm\n" + content(beside, fonts) + b"\nQ"
    root, info, _ = document(pdf, pages, fonts, media="-40 -60 1210 900", page_entries="/CropBox [0 0 595 842]", contents=[drawn])
    path.write_bytes(pdf.write(root, info))
    return sheet.truth()


@case("hw-hidden-layer", "hand-written", "optional-content-off invisible-text")
def hidden_layer(path):
    """A layer «cijfers vorig kwartaal» that is switched off lies over the table."""
    sheet, old = make_sheet("Drenthe", "2023-Q2"), make_sheet("Drenthe", "2023-Q1")
    pdf, pages = Pdf(), lay_out(sheet, Style(row_height=20, size=10))
    fonts = fonts_for(pdf, pages)
    layer = pdf.add("<< /Type /OCG /Name (cijfers vorig kwartaal) >>")
    drawn = content(pages[0], fonts) + b"\n/OC /L1 BDC\n" + content(lay_out(old, Style(row_height=20, size=10))[0], fonts) + b"\nEMC"
    root, info, _ = document(pdf, pages, fonts, contents=[drawn],
                             page_entries=f"/Resources << /Font << /F1 {fonts[False].number} 0 R /F2 {fonts[True].number} 0 R >>"
                                          f" /Properties << /L1 {layer} 0 R >> >>")
    pdf.objects[root - 1] = pdf.objects[root - 1].replace(
        b">>", b"/OCProperties << /OCGs [%d 0 R] /D << /OFF [%d 0 R] >> >> >>" % (layer, layer))
    path.write_bytes(pdf.write(root, info, "1.5"))
    return sheet.truth()


@case("hw-form-per-row", "hand-written", "form-xobjects split-content-streams")
def forms(path):
    """Every line of text is a form of its own, placed by a matrix; the content is cut in the middle of an operator."""
    sheet = make_sheet("Stedendriehoek en Noordwest Veluwe", "2023-Q1")
    pdf, pages = Pdf(), lay_out(sheet, Style(row_height=14))
    fonts = fonts_for(pdf, pages)
    resources = f"/Font << /F1 {fonts[False].number} 0 R /F2 {fonts[True].number} 0 R >>"
    lines, names, drawn = {}, [], b""
    for item in pages[0].items:
        if isinstance(item, Text):
            lines.setdefault(item.y, []).append(Text(**(item.__dict__ | {"y": 0})))
    shapes = [i for i in pages[0].items if not isinstance(i, Text)]
    page = type(pages[0])(595, 842, "sans", shapes)
    drawn = content(page, fonts)
    for k, (y, items) in enumerate(lines.items()):
        strip = type(page)(595, 10, "sans", items)
        form = pdf.stream(content(strip, fonts), f"/Type /XObject /Subtype /Form /BBox [0 0 595 30] /Matrix [1 0 0 1 0 -10] /Resources << {resources} >>")
        names.append(f"/X{k} {form} 0 R")
        drawn += b"\nq 1 0 0 1 0 %.2f cm /X%d Do Q" % (842 - y, k)
    root, info, streams = document(pdf, pages, fonts, contents=[drawn], page_entries=f"/Resources << {resources} /XObject << {' '.join(names)} >> >>")
    middle = drawn.index(b" Do Q\nq", len(drawn) // 2) + 5
    pdf.stream(drawn[:middle], number=streams[0])
    second = pdf.stream(drawn[middle:])
    pdf.objects = [o.replace(b"/Contents %d 0 R" % streams[0], b"/Contents [%d 0 R %d 0 R]" % (streams[0], second)) for o in pdf.objects]
    path.write_bytes(pdf.write(root, info))
    return sheet.truth()


@case("hw-code-glued", "hand-written", "code-column glued-codes")
def glued(path):
    """Code and name in one piece, as an export without a separator gives."""
    sheet = make_sheet("Regio Zwolle", "2022-Q4")
    pages = lay_out(sheet, Style(name_width=170, row_height=14))
    codes = {r.name: r.code for r in sheet.rows}
    for i, item in enumerate(pages[0].items):
        if getattr(item, "kind", "") == "name" and item.text in codes:
            pages[0].items[i] = Text(**(item.__dict__ | {"text": codes[item.text] + item.text}))
    write(path, pages)
    return sheet.truth(("code", *("gemeenteMet", "gemeenteZonder", "uwvMet", "uwvZonder", "totaal")))


@case("hw-defect-column-sum", "hand-written", "defect type3", expect="findings")
def column_sum(path):
    sheet = make_sheet("Holland Rijnland", "2023-Q2")
    sheet.total.values[GZ] += 10
    sheet.total.values[UZ] -= 10
    sheet.defects = ["column-sum-mismatch"]
    write(path, lay_out(sheet, Style(narrative=0)), kind=Type3)
    return sheet.truth()


@case("hw-defect-over-100", "hand-written", "defect", expect="findings")
def over_100(path):
    sheet = make_sheet("Zuidoost-Brabant", "2022-Q2")
    sheet.persons = round(sheet.total.values[TOTAL] / 1.08)
    sheet.percent = round(100 * sheet.total.values[TOTAL] / sheet.persons)
    sheet.defects = ["percentage-over-100"]
    write(path, lay_out(sheet, Style(valign="middle")))
    return sheet.truth()
