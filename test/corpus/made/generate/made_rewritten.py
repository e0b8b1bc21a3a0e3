"""Files of other producers, rewritten by pikepdf (qpdf)."""
import pikepdf
from by_reportlab import draw
from cases import case
from figures import make_sheet
from layout import Style, lay_out


def rewrite(path, change, **options):
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path, deterministic_id=True, **options)


def rotate(degrees):
    def change(pdf):
        for page in pdf.pages:
            page.Rotate = degrees

    return change


@case("px-rotate-90", "ReportLab + pikepdf", "rotate-flag rotated-content")
def rotate_90(path):
    """The content is turned and /Rotate turns it back: the page is upright on the screen."""
    sheet = make_sheet("Rijk van Nijmegen", "2022-Q1")
    draw(lay_out(sheet, Style(rules="zebra")), path, turn=90)
    rewrite(path, rotate(90))
    return sheet.truth()


@case("px-rotate-270-object-streams", "ReportLab + pikepdf", "rotate-flag object-streams pdf-1.5 two-level")
def rotate_270(path):
    sheet = make_sheet("Noord-Limburg", "2022-Q2")
    draw(lay_out(sheet, Style(heading="two-level", column_width=70)), path, turn=270)
    rewrite(path, rotate(270), object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.5")
    return sheet.truth()


@case("px-rotate-180-upside-down", "ReportLab + pikepdf", "rotate-flag upside-down")
def rotate_180(path):
    """A sheet scanned into the file the wrong way up: a person turns the paper round."""
    sheet = make_sheet("Midden-Holland", "2022-Q4")
    draw(lay_out(sheet, Style(period_form="number")), path)
    rewrite(path, rotate(180))
    return sheet.truth()


@case("px-pdf20-object-streams", "ReportLab + qpdf", "pdf-2.0 object-streams linearised")
def pdf20(path):
    sheet = make_sheet("Achterhoek", "2022-Q3")
    draw(lay_out(sheet, Style(rules="grid")), path, order="shuffled")
    rewrite(path, lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.generate, force_version="2.0", linearize=True)
    return sheet.truth()
