"""A table on a laid out page: column widths, headings, rows, rules, and the cells' own marks."""
from placed import width_of


def draw_table(layout, table, left, right):
    family, features = layout.family, layout.sheet.features
    size = fitting_size(table, family, right - left)
    widths = widths_of(table, family, size, right - left)
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    has_under = any(cell.under for _, cells in table.body for cell in cells)
    pitch = size * (2.6 if has_under else 1.75)
    top = layout.y
    if not table.heads_below:
        draw_head(layout, table, edges, size)
    started = len(layout.page.ops)
    for i, (kind, cells) in enumerate(table.body):
        if layout.y + pitch > layout.page.height - 36:
            close(layout, features, edges, top)
            layout.new_page()
            top = layout.y
            draw_head(layout, table, edges, size)
            started = len(layout.page.ops)
        if kind in ("total", "transport") and features["rules"] != "none":
            layout.line(edges[0], layout.y, edges[-1], layout.y, 0.8)
        draw_row(layout, kind, cells, edges, size, pitch, has_under, i)
        if features["rules"] in ("lines", "grid"):
            layout.line(edges[0], layout.y, edges[-1], layout.y, 0.35)
    shuffle(layout, features["shuffle"], started)
    if table.heads_below:
        draw_head(layout, table, edges, size)
    close(layout, features, edges, top)
    layout.y += 12


def fitting_size(table, family, room):
    size = 9
    while size > 5.5 and sum(least_widths(table, family, size)) > room:
        size -= 0.25
    return size


def least_widths(table, family, size):
    widths = []
    for i, column in enumerate(table.columns):
        cells = [cells[i] for _, cells in table.body]
        texts = [c.text + ("  " + c.struck if c.struck else "") for c in cells]
        bold = any(c.bold for c in cells)
        least = max(width_of(t, family, bold, size) for t in texts)
        words = [w for row in table.head for c in starting_at(row, i) if c.span == 1 for w in c.text.split(" ")]
        least = max([least, *[width_of(w, family, True, size * 0.9) for w in words]])
        widths.append(least + 10)
    return widths


def starting_at(row, index):
    """The heading cells that begin at a column; those of a second line stand below the groups only."""
    at = 0
    for cell in row:
        if at == index:
            return [cell]
        at += cell.span
    return []


def widths_of(table, family, size, room):
    widths = least_widths(table, family, size)
    spare = max(0, room - sum(widths))
    numbers = [i for i, c in enumerate(table.columns) if c.key != "name"]
    most = 26 if len(numbers) > 6 else 44
    return [w + (min(most, spare / len(widths)) if i in numbers else min(30, spare / len(widths))) for i, w in enumerate(widths)]


def draw_head(layout, table, edges, size):
    """Cells of two lines fill both; wrapped texts stand at the bottom of theirs."""
    head_size, bottoms = size * 0.9, {}
    lines = place_head(table)
    heights = []
    for row in lines:
        most = 1
        for at, cell in row:
            wrapped = wrap(layout, cell, edges[at + cell.span] - edges[at] - 6, head_size)
            most = max(most, (len(wrapped) + cell.rows - 1) // cell.rows)
        heights.append(most * head_size * 1.25 + 4)
    for i, row in enumerate(lines):
        for at, cell in row:
            height = sum(heights[i : i + cell.rows])
            wrapped = wrap(layout, cell, edges[at + cell.span] - edges[at] - 6, head_size)
            y = layout.y + height - 5 - (len(wrapped) - 1) * head_size * 1.2
            for text in wrapped:
                put(layout, text, cell.align, edges[at], edges[at + cell.span], y, head_size, True)
                y += head_size * 1.2
            bottoms[at] = height
        layout.y += heights[i]
    if layout.sheet.features["rules"] != "none":
        layout.line(edges[0], layout.y, edges[-1], layout.y, 0.8)


def place_head(table):
    """(column, cell) of each line; a line below leaves out the columns that the line above fills."""
    placed, taken = [], set()
    for row in table.head:
        at, line, filled = 0, [], set()
        for cell in row:
            while at in taken:
                at += 1
            line.append((at, cell))
            if cell.rows > 1:
                filled |= set(range(at, at + cell.span))
            at += cell.span
        placed.append(line)
        taken = filled
    return placed


def wrap(layout, cell, room, size):
    lines = [""]
    for word in cell.text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, layout.family, True, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def draw_row(layout, kind, cells, edges, size, pitch, has_under, index):
    top, at = layout.y, 0
    base = top + (size * 1.15 if has_under else pitch - size * 0.55)
    layout.page.rows.append((kind, edges[0], top, edges[-1] - edges[0], pitch, index))
    for cell in cells:
        left, right = edges[at], edges[at + cell.span]
        place = put(layout, cell.text, cell.align, left, right, base, size, cell.bold, struck=cell.struck, row=index, column=at)
        layout.page.cells.append({"kind": kind, "cell": cell, "column": at, "left": left, "right": right, "top": top, "pitch": pitch, "base": base, "size": size, "place": place})
        if cell.under:
            put(layout, cell.under, cell.align, left, right, base + size * 1.05, size * 0.72, False, row=index, column=at)
        if cell.cover == "black":
            layout.rect(left + 6, top + pitch * 0.18, right - left - 8, pitch * 0.64, "#000000")
        at += cell.span
    layout.y += pitch


def put(layout, text, align, left, right, y, size, bold, struck=None, **tags):
    """A text in its cell; a struck figure stands before the right one. Gives where the text begins and ends."""
    width = width_of(text, layout.family, bold, size)
    old = width_of(struck + "  ", layout.family, bold, size) if struck else 0
    x = {"left": left + 4, "right": right - 5 - width - old, "center": (left + right - width - old) / 2}[align]
    if struck:
        layout.text(x, y, struck, size, bold, **tags)
        end = x + width_of(struck, layout.family, bold, size)
        layout.line(x - 0.5, y - size * 0.28, end + 0.5, y - size * 0.28, 0.7, "#aa0000")
        x += old
    layout.text(x, y, text, size, bold, **tags)
    return x, x + width


def close(layout, features, edges, top):
    if features["rules"] == "grid":
        layout.line(edges[0], top, edges[-1], top, 0.35)
        for edge in edges:
            layout.line(edge, top, edge, layout.y, 0.35)


def shuffle(layout, how, started):
    """Texts of the rows in another order: column by column, or any."""
    if how == "rows":
        return
    ops = layout.page.ops
    places = [i for i in range(started, len(ops)) if ops[i]["op"] == "text" and "column" in ops[i]]
    texts = [ops[i] for i in places]
    if how == "columns":
        texts.sort(key=lambda op: (op["column"], op["row"]))
    else:
        layout.random.shuffle(texts)
    for i, op in zip(places, texts):
        ops[i] = op
