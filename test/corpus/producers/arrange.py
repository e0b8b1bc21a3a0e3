"""The table's place among the blocks: as it is, cut, doubled, turned over, or beside another."""
from dataclasses import replace

import table as tables
from figures import TOTAL, Figures, like
from table import Cell, Column, Table
from wording import quarter


def table_blocks(random, features, figures, previous, look, table):
    arrange = {
        "halves": halves,
        "transposed": transposed,
        "next-page": on_next_page,
        "transport": transport,
        "women": women,
        "women-first": women,
    }.get(features["arrangement"])
    if arrange:
        return arrange(features, figures, look, table, random)
    if not features["stand-before"]:
        return [("table", table)]
    older = tables.build(look, previous, figures, random)
    wording = random.choice(["ordinal", "date", "months", "stand"])
    now = [("caption", quarter(figures.period, wording)), ("table", table)]
    before = [("caption", quarter(previous.period, wording) + random.choice(["", " (vorig kwartaal)"])), ("table", older)]
    if features["stand-before"] == "table-below":
        return now + before
    if features["stand-before"] == "table-above":
        return before + now
    return [("beside", [before, now] if random.random() < 0.6 else [now, before])]


def halves(features, figures, look, table, random):
    """The rows in two blocks beside each other, the total at the end of the second."""
    middle = (len(table.body) + 1) // 2
    parts = [replace(table, body=table.body[:middle]), replace(table, body=table.body[middle:])]
    return [("beside", [[("table", part)] for part in parts])]


def transposed(features, figures, look, table, random):
    """Municipalities side by side, their figures below them."""
    labels = {0: "Gemeente met klantprofiel", 1: "Gemeente zonder klantprofiel", 2: "UWV met klantprofiel", 3: "UWV zonder klantprofiel", TOTAL: "Totaal"}
    order = tables.ORDERS[look.order]
    rows = [row for _, row in table.body]
    by_key = [{c.key: cell for c, cell in zip(table.columns, row)} for row in rows]
    head = [[Cell("", "left", is_head=True), *[Cell(cells["name"].text, "center", True, is_head=True) for cells in by_key]]]
    body = [("row", [Cell(labels[i], "left"), *[cells[i] for cells in by_key]]) for i in order]
    columns = [Column("name", "", align="left"), *[Column(n, "") for n in range(len(rows))]]
    table.legend.clear()
    return [("table", Table(columns, head, body))]


def on_next_page(features, figures, look, table, random):
    """The first columns, then on the next page the names again and the columns that are left."""
    first, second = part_of(table, lambda at: at < 3), part_of(table, lambda at: at == 0 or at >= 3)
    return [("table", first), ("page", None), ("table", second)]


def part_of(table, is_in):
    kept = [i for i in range(len(table.columns)) if is_in(i)]

    def cut(cells):
        out, at = [], 0
        for cell in cells:
            inside = [i for i in range(at, at + cell.span) if i in kept]
            if inside:
                out.append(replace(cell, span=len(inside)))
            at += cell.span
        return out

    if len(table.head) == 1:
        head = [cut(table.head[0])]
    else:
        head = tables.head_of([table.columns[i] for i in kept]) + [cut(row) for row in table.head[2:]]
    return replace(table, columns=[table.columns[i] for i in kept], head=head, body=[(kind, cut(cells)) for kind, cells in table.body])


def transport(features, figures, look, table, random):
    """Sums so far at the foot of the first page and at the head of the second."""
    rows = [entry for entry in table.body if entry[0] == "row"]
    total = [entry for entry in table.body if entry[0] == "total"]
    middle = len(rows) // 2
    part = Figures(figures.region, figures.period, figures.rows[:middle], figures.persons, figures.percent, random.choice(["Transport", "Per saldo", "Transporteren"]))
    so_far = [tables.cell_of(c, tables.total_row(part), [0] * 5, {}, replace(look, percent_under=False)) for c in table.columns]
    first = replace(table, body=[*(total if look.total == "first" else []), *rows[:middle], ("transport", so_far)])
    second = replace(table, body=[("transport", so_far), *rows[middle:], *(total if look.total != "first" else [])])
    return [("table", first), ("page", None), ("table", second)]


def women(features, figures, look, table, random):
    """A second table with the same rows: a part of the persons."""
    share = like(random, figures, figures.period, 0.38, 0.5)
    share.total_label = figures.total_label
    other = tables.build(look, share, share, random)
    part = random.choice(["Waarvan vrouwen", "Waarvan jonger dan 27 jaar", "Uitsplitsing: 50 jaar en ouder"])
    blocks = [[("caption", random.choice(["Alle klanten", "Totaal aantal klanten"])), ("table", table)], [("caption", part), ("table", other)]]
    if features["arrangement"] == "women-first":
        blocks.reverse()
    return blocks[0] + blocks[1]
