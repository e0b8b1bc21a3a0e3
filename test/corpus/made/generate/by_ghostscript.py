"""Placed items as PostScript, made into PDF by Ghostscript's pdfwrite."""
import subprocess

from layout import Box, Line

NAMES = {("sans", False): "Helvetica", ("sans", True): "Helvetica-Bold", ("serif", False): "Times-Roman", ("serif", True): "Times-Bold",
         ("mono", False): "Courier", ("mono", True): "Courier-Bold"}

PROLOGUE = """%!PS-Adobe-3.0
/reencode { exch findfont dup length dict begin { 1 index /FID ne { def } { pop pop } ifelse } forall
  /Encoding ISOLatin1Encoding dup length array copy dup 45 /hyphen put def currentdict end definefont pop } bind def
"""


def postscript(pages, letter_spaced=()):
    family = pages[0].family
    out = [PROLOGUE, f"/{NAMES[family, False]} /F1 reencode /{NAMES[family, True]} /F2 reencode"]
    for page in pages:
        out.append(f"<< /PageSize [{page.width} {page.height}] >> setpagedevice")
        for item in page.items:
            if isinstance(item, Box):
                out.append(f"{colour(item.fill)} {item.x:.2f} {page.height - item.y - item.h:.2f} {item.w:.2f} {item.h:.2f} rectfill")
            elif isinstance(item, Line):
                out.append(f"{colour(item.colour)} {item.width} setlinewidth {item.x1:.2f} {page.height - item.y1:.2f} moveto"
                           f" {item.x2:.2f} {page.height - item.y2:.2f} lineto stroke")
            else:
                spread = "0.9 0 3 -1 roll ashow" if item.kind in letter_spaced else "show"
                out.append(f"/F{2 if item.bold else 1} findfont {item.size:.2f} scalefont setfont {colour(item.colour)} gsave"
                           f" {item.x:.2f} {page.height - item.y:.2f} translate {item.angle} rotate 0 0 moveto ({escape(item.text)}) {spread} grestore")
        out.append("showpage")
    return "\n".join(out).encode("latin-1")


def escape(text):
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def colour(rgb):
    return "{:.2f} {:.2f} {:.2f} setrgbcolor".format(*rgb)


def run(source, path, *options):
    mark = "[/Title (Transparantie van klantprofielen) /Subject (fictief) /Keywords (fictief) /DOCINFO pdfmark"
    subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", *options, f"-sOutputFile={path}", "-c", mark, "-f", "-"],
                   input=source, check=True)
