"""What is drawn under and over the sheet: bands, markers, watermarks, pictures, wiped and covered text."""
import tempfile
from math import cos, radians, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from placed import DEJAVU, SOURCE, width_of
from wording import quarter, shifted

PICTURES = Path(tempfile.mkdtemp(prefix="sheet-pictures-"))


def decorate(layout, sheet, random):
    draw = {
        "zebra": zebra,
        "zebra-lines": zebra_lines,
        "dark-bands": dark_bands,
        "marker": marker,
        "watermark": watermark,
        "watermark-bitmap": watermark_bitmap,
        "per-glyph": per_glyph,
        "under-picture": under_picture,
        "eraser": eraser,
        "picture-cell": picture_cell,
        "gradient": gradient,
        "touching": touching,
    }.get(sheet.drawing)
    if draw:
        draw(layout, sheet, random)


def below(page, ops):
    page.ops[:0] = ops


def zebra(layout, sheet, random):
    color = random.choice(["#e8eef7", "#eeeeee", "#d9e2ec"])
    for page in layout.pages:
        below(page, [{"op": "rect", "x": x, "y": y, "w": w, "h": h, "fill": color} for kind, x, y, w, h, i in page.rows if i % 2])


def zebra_lines(layout, sheet, random):
    bands(layout, is_dark=random.random() < 0.4)


def dark_bands(layout, sheet, random):
    bands(layout, is_dark=True)


def bands(layout, is_dark):
    """Each band is one thick line; on dark bands the letters are white."""
    color = "#1f3a5f" if is_dark else "#dfe8f3"
    for page in layout.pages:
        places = [(x, y, w, h) for kind, x, y, w, h, i in page.rows if i % 2]
        below(page, [{"op": "line", "x1": x, "y1": y + h / 2, "x2": x + w, "y2": y + h / 2, "width": h, "color": color} for x, y, w, h in places])
        for op in page.ops if is_dark else []:
            if op["op"] == "text" and any(y < op["y"] <= y + h and x <= op["x"] <= x + w for x, y, w, h in places):
                op["color"] = "#ffffff"


def marker(layout, sheet, random):
    for page in layout.pages:
        rows = [row for row in page.rows if row[0] == "row"]
        for kind, x, y, w, h, i in random.sample(rows, min(2, len(rows))):
            page.ops.append({"op": "rect", "x": x, "y": y, "w": w, "h": h, "fill": "#fff200", "blend": "Multiply"})


def watermark(layout, sheet, random):
    text, angle = random.choice(["CONCEPT", "VOORLOPIG", "KOPIE", "VERTROUWELIJK"]), random.choice([0, 30, 45, 55, 90, 20])
    is_over = random.random() < 0.5
    for page in layout.pages:
        size = 64 if len(text) < 9 else 50
        wide = width_of(text, layout.family, True, size)
        x = page.width / 2 - cos(radians(angle)) * wide / 2
        y = page.height * random.uniform(0.3, 0.5) + sin(radians(angle)) * wide / 2
        op = {"op": "text", "x": x, "y": y, "text": text, "size": size, "bold": True, "angle": angle}
        if is_over:
            page.ops.append({**op, "color": "#777777", "alpha": 0.22})
        else:
            below(page, [{**op, "color": "#dddddd"}])


def bitmap(text, width, height, color, size, background=(255, 255, 255, 0), angle=0):
    picture = Image.new("RGBA", (width, height), background)
    font = ImageFont.truetype(str(DEJAVU / "DejaVuSans-Bold.ttf"), size)
    box = ImageDraw.Draw(picture).textbbox((0, 0), text, font=font)
    ImageDraw.Draw(picture).text(((width - box[2]) / 2, (height - box[3] - box[1]) / 2), text, fill=color, font=font)
    picture = picture.rotate(angle)
    path = PICTURES / f"{len(list(PICTURES.iterdir()))}.png"
    picture.save(path)
    return str(path)


def watermark_bitmap(layout, sheet, random):
    path = bitmap("CONCEPT", 700, 700, (120, 120, 120, 60), 110, angle=random.choice([0, 30, 45]))
    for page in layout.pages:
        side = min(page.width, page.height) * 0.8
        page.ops.append({"op": "image", "x": (page.width - side) / 2, "y": page.height * 0.1, "w": side, "h": side, "path": path})


def per_glyph(layout, sheet, random):
    """Each glyph is placed by itself, with a space as a gap."""
    for page in layout.pages:
        page.ops = [one for op in page.ops for one in (glyphs(op, layout.family) if op["op"] == "text" else [op])]


def glyphs(op, family):
    x, out = op["x"], []
    for letter in op["text"]:
        if letter.strip():
            out.append({**op, "text": letter, "x": x})
        x += width_of(letter, family, op["bold"], op["size"])
    return out


def under_picture(layout, sheet, random):
    """Title and figures of another quarter lie under an opaque picture at the head of the sheet."""
    page = layout.pages[0]
    other = quarter(shifted(sheet.figures.period, random.choice([-1, -2, 1])), "words")
    move_down(page, 62)
    lines = [f"Transparantie van klantprofielen {other}", f"{sheet.figures.region}: {sheet.previous.persons} personen, waarvan 51% bekend binnen Sonar"]
    hidden = [{"op": "text", "x": 60, "y": 40 + 14 * i, "text": text, "size": 10, "bold": False, "color": "#000000"} for i, text in enumerate(lines)]
    path = bitmap("UWV", 1000, 160, (255, 255, 255, 255), 90, (0, 90, 160, 255))
    below(page, [*hidden, {"op": "image", "x": 48, "y": 22, "w": page.width - 96, "h": 52, "path": path}])


def move_down(page, by):
    for op in page.ops:
        for key in ("y", "y1", "y2"):
            if key in op:
                op[key] += by


def eraser(layout, sheet, random):
    """Some figures are wiped out by a thick white line, and the right ones written over it."""
    for page in layout.pages:
        figures = [c for c in page.cells if c["kind"] == "row" and c["cell"].text[:1].isdigit() and c["column"] > 0]
        for cell in random.sample(figures, min(3, len(figures))):
            text = cell["cell"].text
            other = text[:-1] + str((int(text[-1]) + 3) % 10) if text[-1].isdigit() else text
            at = next(i for i, op in enumerate(page.ops) if op["op"] == "text" and op["text"] == text and op["y"] == cell["base"] and abs(op["x"] - cell["place"][0]) < 0.01)
            right = page.ops[at]
            middle = cell["base"] - cell["size"] * 0.33
            wipe = {"op": "line", "x1": cell["place"][0] - 1.5, "y1": middle, "x2": cell["place"][1] + 1.5, "y2": middle, "width": cell["size"], "color": "#ffffff"}
            page.ops[at : at + 1] = [{**right, "text": other}, wipe, right]


def picture_cell(layout, sheet, random):
    """One figure, or those of the total row, are pasted pictures."""
    page = next(page for page in reversed(layout.pages) if page.cells)
    if random.random() < 0.5:
        chosen = [c for c in page.cells if c["kind"] == "total" and c["column"] > 0 and c["cell"].text]
    else:
        chosen = random.sample([c for c in page.cells if c["kind"] == "row" and c["cell"].text[:1].isdigit() and c["column"] > 0], 1)
    for cell in chosen:
        op = next(op for op in page.ops if op["op"] == "text" and op["text"] == cell["cell"].text and op["y"] == cell["base"] and abs(op["x"] - cell["place"][0]) < 0.01)
        op.update(picture_of(op, layout.family))


def picture_of(op, family):
    scale, width = 5, width_of(op["text"], family, op["bold"], op["size"]) + 2
    size = op["size"]
    picture = Image.new("RGB", (round(width * scale), round(size * 1.2 * scale)), "white")
    font = ImageFont.truetype(str(SOURCE / "400Regular/SourceSans3_400Regular.ttf"), round(size * scale))
    ImageDraw.Draw(picture).text((scale, size * 0.95 * scale), op["text"], fill="black", font=font, anchor="ls")
    path = PICTURES / f"{len(list(PICTURES.iterdir()))}.png"
    picture.save(path)
    return {"op": "image", "x": op["x"] - 1, "y": op["y"] - size * 0.95, "w": width, "h": size * 1.2, "path": str(path)}


def gradient(layout, sheet, random):
    """The letters of title and quarter are a gradient that is clipped to them."""
    for op in layout.pages[0].ops:
        if op["op"] == "text" and op["size"] > 11 and not op.get("angle"):
            op["gradient"] = ["#0a4a8f", "#7a1f5c"]


def touching(layout, sheet, random):
    """The last line above the table touches its headings."""
    for page in layout.pages:
        if not page.rows:
            continue
        titles = [op for op in page.ops if op["op"] == "text" and op["size"] > 11]
        for op in titles[-1:]:
            op["y"] += 4
