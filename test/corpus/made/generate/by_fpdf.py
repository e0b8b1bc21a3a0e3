"""Placed items drawn with fpdf2, with its core fonts or with an embedded one."""
import datetime

from fpdf import FPDF

from layout import Box, Line, embeddable

CORE = {"sans": "Helvetica", "serif": "Times", "mono": "Courier"}


def draw(pages, path, embedded=False):
    pdf = FPDF(unit="pt", format=(pages[0].width, pages[0].height))
    pdf.set_title("Transparantie van klantprofielen")
    pdf.set_subject("fictief")
    pdf.set_keywords("fictief")
    pdf.set_creation_date(datetime.datetime(2023, 7, 22, tzinfo=datetime.timezone.utc))
    pdf.set_auto_page_break(False)
    family = pages[0].family
    if embedded:
        pdf.add_font(family, "", embeddable(family, False))
        pdf.add_font(family, "B", embeddable(family, True))
    for page in pages:
        pdf.add_page()
        for item in page.items:
            if isinstance(item, Box):
                pdf.set_fill_color(*(round(255 * v) for v in item.fill))
                pdf.rect(item.x, item.y, item.w, item.h, style="F")
            elif isinstance(item, Line):
                pdf.set_draw_color(*(round(255 * v) for v in item.colour))
                pdf.set_line_width(item.width)
                pdf.line(item.x1, item.y1, item.x2, item.y2)
            else:
                text(pdf, item, family if embedded else CORE[family])
    pdf.output(str(path))


def text(pdf, item, font):
    pdf.set_font(font, "B" if item.bold else "", item.size)
    pdf.set_text_color(*(round(255 * v) for v in item.colour))
    with pdf.rotation(item.angle, item.x, item.y):
        pdf.text(item.x, item.y, item.text)
