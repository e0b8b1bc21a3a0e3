"""What happens to a page on its way through a scanner, a fax or a telephone. Each gives a picture and its JPEG quality, 0 for none."""
import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from placed import DEJAVU


def clean(random, picture):
    return noisy(random, picture, 3), 80


def skewed(random, picture):
    return noisy(random, turned(picture, signed(random, 0.4, 2.5)), 4), 75


def turned(picture, angle):
    return picture.rotate(angle, Image.BICUBIC, fillcolor="white")


def signed(random, low, high):
    return random.choice([-1, 1]) * random.uniform(low, high)


def noisy(random, picture, strength):
    pixels = numpy.asarray(picture, dtype=numpy.int16)
    grain = numpy.random.default_rng(random.randrange(2**32)).normal(0, strength, pixels.shape[:2])
    return Image.fromarray(numpy.clip(pixels + grain[..., None], 0, 255).astype(numpy.uint8))


def fax(random, picture):
    """Black and white at 200 dpi, a little askew, with specks and lost rows."""
    grey = turned(picture, signed(random, 0.15, 0.9)).convert("L").resize((1654, 2339) if picture.height > picture.width else (2339, 1654), Image.BICUBIC)
    pixels = numpy.asarray(grey).copy()
    generator = numpy.random.default_rng(random.randrange(2**32))
    black = pixels < random.choice([140, 160, 180])
    black |= generator.random(pixels.shape) < 0.0004
    for _ in range(3):
        black[generator.integers(0, len(black))] = False
    return Image.fromarray(numpy.where(black, 0, 255).astype(numpy.uint8)).convert("1"), 0


def photo(random, picture):
    """Seen from a corner, on a dark table, with light that falls off."""
    width, height = picture.size
    by = lambda: random.uniform(0.01, 0.05)
    corners = [(by() * width, by() * height), ((1 - by()) * width, by() * height), ((1 - by()) * width, (1 - by()) * height), (by() * width, (1 - by()) * height)]
    table = Image.new("RGB", picture.size, (70, 62, 55))
    paper = picture.transform(picture.size, Image.PERSPECTIVE, perspective(corners, picture.size), Image.BICUBIC, fillcolor=(70, 62, 55))
    table.paste(paper)
    return noisy(random, lit(random, table, 0.5), 5).filter(ImageFilter.GaussianBlur(0.7)), 70


def perspective(corners, size):
    """Coefficients that bring the whole picture into these corners."""
    width, height = size
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, [(0, 0), (width, 0), (width, height), (0, height)]):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return numpy.linalg.solve(numpy.array(rows), numpy.array(values)).tolist()


def lit(random, picture, darkest):
    pixels = numpy.asarray(picture, dtype=numpy.float32)
    down, across = numpy.mgrid[0:1 : pixels.shape[0] * 1j, 0:1 : pixels.shape[1] * 1j]
    x, y = random.random(), random.random()
    light = 1 - (1 - darkest) * numpy.clip(numpy.hypot(across - x, down - y), 0, 1)
    return Image.fromarray(numpy.clip(pixels * light[..., None], 0, 255).astype(numpy.uint8))


def shadow(random, picture):
    """The edge of a shadow lies over the page."""
    pixels = numpy.asarray(picture, dtype=numpy.float32)
    down, across = numpy.mgrid[0:1 : pixels.shape[0] * 1j, 0:1 : pixels.shape[1] * 1j]
    edge = random.uniform(0.3, 0.7) + random.uniform(-0.3, 0.3) * down
    light = 1 - 0.45 / (1 + numpy.exp(-(across - edge) * 60))
    return noisy(random, Image.fromarray((pixels * light[..., None]).astype(numpy.uint8)), 4), 75


def curl(random, picture):
    """Lines bend towards the fold of a book."""
    pixels = numpy.asarray(picture)
    height, width = pixels.shape[:2]
    depth = random.uniform(0.004, 0.01) * height
    shift = (depth * (numpy.arange(width) / width) ** 3).astype(int)
    rows = numpy.clip(numpy.arange(height)[:, None] + shift[None, :], 0, height - 1)
    return noisy(random, Image.fromarray(pixels[rows, numpy.arange(width)[None, :]]), 4), 75


def faint(random, picture):
    """Little toner."""
    pixels = numpy.asarray(picture, dtype=numpy.float32)
    return noisy(random, Image.fromarray((255 - (255 - pixels) * random.uniform(0.3, 0.45)).astype(numpy.uint8)), 5), 75


def stamp(random, picture):
    """A received stamp, askew, in the lower part where nothing or prose stands."""
    picture = picture.copy()
    font = ImageFont.truetype(str(DEJAVU / "DejaVuSans-Bold.ttf"), picture.width // 38)
    mark = Image.new("RGBA", (picture.width // 3, picture.width // 9), (0, 0, 0, 0))
    draw = ImageDraw.Draw(mark)
    draw.rectangle([4, 4, mark.width - 5, mark.height - 5], outline=(170, 20, 40, 190), width=6)
    draw.text((mark.width / 2, mark.height / 2), "INGEKOMEN", fill=(170, 20, 40, 190), font=font, anchor="mm")
    mark = mark.rotate(random.uniform(-18, 18), expand=True)
    picture.paste(mark, (int(picture.width * random.uniform(0.3, 0.6)), int(picture.height * random.uniform(0.72, 0.85))), mark)
    return noisy(random, turned(picture, signed(random, 0.1, 0.8)), 4), 75


def punched(random, picture):
    picture = picture.copy()
    radius = picture.width // 70
    for y in (0.36, 0.64):
        x = picture.width * 0.03
        ImageDraw.Draw(picture).ellipse([x - radius, picture.height * y - radius, x + radius, picture.height * y + radius], fill=(25, 25, 25))
    edge = ImageDraw.Draw(picture)
    edge.rectangle([0, 0, picture.width, picture.height * 0.006], fill=(30, 30, 30))
    return noisy(random, picture, 4), 75


def ticks(random, picture):
    """Somebody ticked off rows with a pen, in the margin."""
    picture = picture.copy()
    draw = ImageDraw.Draw(picture)
    step = picture.height // 52
    for n in range(random.randint(4, 8)):
        x, y = picture.width * 0.045 + random.uniform(-4, 4), picture.height * 0.16 + n * step * 1.1
        draw.line([(x, y), (x + step * 0.25, y + step * 0.35), (x + step * 0.8, y - step * 0.4)], fill=(20, 40, 150), width=4)
    return noisy(random, picture, 4), 75


def upside_down(random, picture):
    return noisy(random, picture.rotate(180), 4), 75


def on_its_side(random, picture):
    """The paper lay across in the scanner."""
    return noisy(random, picture.rotate(random.choice([90, 270]), expand=True), 4), 75


HARMS = {
    "clean": clean,
    "skewed": skewed,
    "fax": fax,
    "photo": photo,
    "shadow": shadow,
    "curl": curl,
    "faint": faint,
    "stamp": stamp,
    "punched": punched,
    "ticks": ticks,
    "dark-bands": skewed,
    "upside-down": upside_down,
    "on-its-side": on_its_side,
    "doubled": clean,
}
