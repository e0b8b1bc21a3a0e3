"""The table of a sheet as rows of cells, whatever draws it: columns, headings and notation in their variants."""
from dataclasses import dataclass, field, replace

from figures import GM, GZ, TOTAL, UM, UZ
from wording import number, parts, quarter

ORDERS = {
    "usual": (GM, GZ, UM, UZ, TOTAL),
    "uwv-first": (UM, UZ, GM, GZ, TOTAL),
    "zonder-first": (GZ, GM, UZ, UM, TOTAL),
    "profile-first": (GM, UM, GZ, UZ, TOTAL),
    "total-column-first": (TOTAL, GM, GZ, UM, UZ),
}
KEYS = {GM: "gemeenteMet", GZ: "gemeenteZonder", UM: "uwvMet", UZ: "uwvZonder", TOTAL: "totaal"}
GROUP = {GM: "Gemeente", GZ: "Gemeente", UM: "UWV", UZ: "UWV"}
PROFILE = {GM: "met klantprofiel", GZ: "zonder klantprofiel", UM: "met klantprofiel", UZ: "zonder klantprofiel"}
SHORT = {GM: "Gem. met", GZ: "Gem. zonder", UM: "UWV met", UZ: "UWV zonder", TOTAL: "Totaal"}
MKP = {GM: "gem. m/kp", GZ: "gem. z/kp", UM: "uwv m/kp", UZ: "uwv z/kp", TOTAL: "tot."}
INITIALS = {GM: "GM", GZ: "GZ", UM: "UM", UZ: "UZ", TOTAL: "T"}


@dataclass
class Cell:
    text: str
    align: str = "right"
    bold: bool = False
    span: int = 1
    rows: int = 1
    under: str | None = None
    struck: str | None = None
    #: nothing (""), "black" box, "picture", "erased" (other text under a white line)
    cover: str = ""
    is_head: bool = False


@dataclass
class Column:
    key: object
    top: str
    sub: str | None = None
    align: str = "right"


@dataclass
class Table:
    columns: list[Column]
    head: list[list[Cell]]
    #: (kind, cells): row, total, transport, subtotal
    body: list[tuple[str, list[Cell]]]
    heads_below: bool = False
    caption: str | None = None
    legend: list[str] = field(default_factory=list)


@dataclass
class Look:
    """How a table is made up; each field is one of the generator's lists."""

    order: str = "usual"
    extra: str = ""
    headings: str = "two-level"
    names: str = "left"
    thousands: str = "."
    decimals: int = 0
    around: str = "{}"
    percent_under: bool = False
    total: str = "last"
    heads_below: bool = False
    leaders: bool = False
    align: str = "right"


def columns_of(look, figures, previous):
    order = ORDERS[look.order]
    numbers = []
    for i in order:
        numbers.append(figure_column(i, look))
        if look.extra in ("percent-each", "percent-each-decimal") and i != TOTAL:
            numbers.append(Column(("percent", i), GROUP[i] if two_level(look) else "%", "%" if two_level(look) else None))
        if look.extra == "group-sums" and i in (order[1], order[3]):
            numbers.append(Column(("sum", GROUP[i]), GROUP[i] if two_level(look) else f"{GROUP[i]} totaal", "totaal" if two_level(look) else None))
    if look.extra == "profile-sums":
        at = len(numbers) - 1
        numbers[at:at] = [Column(("sum", "met"), "Totaal met profiel"), Column(("sum", "zonder"), "Totaal zonder profiel")]
    if look.extra == "previous-total-change":
        numbers[-1:] = [Column("previous", f"Totaal {quarter(previous.period, 'kw')}"), numbers[-1], Column("change", "Mutatie")]
    if look.extra == "change":
        numbers.append(Column("change", "Verschil met vorig kwartaal"))
    if look.extra == "percent-met":
        numbers.append(Column("share", "% met profiel"))
    if look.extra.startswith("stand-before"):
        numbers = beside_previous(order, look, figures, previous)
    name = Column("name", "Gemeente" if look.headings != "two-level" else "Naam gemeente", align="left")
    if look.names == "right":
        columns = [*numbers, replace(name)]
    elif look.names == "middle":
        columns = [*numbers[:2], replace(name, align="center"), *numbers[2:]]
    else:
        columns = [name, *numbers]
    before = {"code": Column("code", "Code", align="left"), "nr": Column("nr", "Nr.", align="right"), "inhabitants-before": Column("inhabitants", "Inwoners")}
    if look.extra in before:
        columns.insert(0, before[look.extra])
    after = {"code-after": Column("code", "Code", align="left"), "inhabitants": Column("inhabitants", "Inwoners"), "rank": Column("rank", "Rang")}
    if look.extra in after:
        columns.insert(1 + columns.index(next(c for c in columns if c.key == "name")), after[look.extra])
    return columns


def two_level(look):
    return look.headings in ("two-level", "two-level-long")


def figure_column(i, look):
    if i == TOTAL:
        return Column(i, {"abbreviated": "T", "mkp": "tot."}.get(look.headings, "Totaal"))
    if look.order == "profile-first" and two_level(look):
        return Column(i, "Met klantprofiel" if i in (GM, UM) else "Zonder klantprofiel", "gemeente" if i in (GM, GZ) else "UWV")
    if two_level(look):
        return Column(i, GROUP[i], PROFILE[i] if look.headings == "two-level-long" else PROFILE[i].split()[0])
    texts = {"short": SHORT, "mkp": MKP, "abbreviated": INITIALS}.get(look.headings)
    return Column(i, texts[i] if texts else f"{GROUP[i]} {PROFILE[i]}")


def beside_previous(order, look, figures, previous):
    """The stand of the quarter before and this one, each with five columns under its quarter."""
    wording = "date" if look.extra.endswith("dates") else "ordinal"
    stands = [("before", previous), ("now", figures)]
    if "after" in look.extra:
        stands.reverse()
    return [
        Column(i if when == "now" else ("before", i), quarter(stand.period, wording), SHORT[i])
        for when, stand in stands
        for i in order
    ]


def build(look, figures, previous, random):
    columns = columns_of(look, figures, previous)
    letters = dict(zip([c.key for c in columns if isinstance(c.key, int)], "ABCDE" if look.headings == "letters" else "12345"))
    legend = []
    if look.headings in ("letters", "digits"):
        meaning = {i: f"{GROUP[i]}, {PROFILE[i]}" if i != TOTAL else "totaal" for i in letters}
        legend.append("; ".join(f"{letters[i]} = {meaning[i]}" for i in letters))
        columns = [replace(c, top=letters[c.key] if look.headings == "letters" else f"({letters[c.key]})", sub=None) if c.key in letters else c for c in columns]
    if look.headings == "abbreviated":
        legend.append("GM/GZ: gemeente met/zonder klantprofiel; UM/UZ: UWV met/zonder klantprofiel; T: totaal")
    inhabitants = {row.name: random.randint(9, 220) * 1000 + random.randint(0, 999) for row in figures.rows}
    before = {row.name: row for row in previous.rows}
    ranked = sorted(figures.rows, key=lambda row: -row.values[TOTAL])
    body = []
    for i, row in enumerate(figures.rows):
        facts = {"nr": f"{i + 1}", "code": row.code, "rank": f"{ranked.index(row) + 1}", "inhabitants": number(inhabitants[row.name], look.thousands)}
        body.append(("row", [cell_of(c, row, before[row.name].values, facts, look) for c in columns]))
    total = total_row(figures)
    facts = {"inhabitants": number(sum(inhabitants.values()), look.thousands)}
    total_cells = [replace(cell_of(c, total, previous.total, facts, look), bold=True) for c in columns]
    body.insert(0 if look.total == "first" else len(body), ("total", total_cells))
    head = head_of(columns)
    if look.extra == "column-numbers":
        count = iter(range(1, 99))
        head.append([Cell("" if c.key == "name" else f"({next(count)})", "center", is_head=True) for c in columns])
    return Table(columns, head, body, look.heads_below, legend=legend)


def total_row(figures):
    from figures import Row

    return Row(figures.total_label, "", figures.total)


def cell_of(column, row, before, facts, look):
    key, align = column.key, look.align
    if key == "name":
        return Cell(row.name + (" " + "." * 12 if look.leaders else ""), column.align)
    if key in ("code", "nr", "rank", "inhabitants"):
        return Cell(facts.get(key, ""), column.align)
    if key == "share":
        return Cell(share(row.values[GM] + row.values[UM], row.values[TOTAL], 0), align)
    if key == "previous":
        return Cell(number(before[TOTAL], look.thousands, look.decimals), align)
    if key == "change":
        return Cell(signed(row.values[TOTAL] - before[TOTAL]), align)
    if isinstance(key, tuple):
        return Cell(other_figure(key, row.values, before, look), align)
    return figure_cell(key, row, look)


def figure_cell(i, row, look):
    if i in row.marks:
        if row.marks[i] != "█":
            return Cell(row.marks[i], look.align)
        # under some of the black boxes the figure is still there: a viewer shows the box
        hidden = number(row.values[i], look.thousands) if row.values[i] % 2 else ""
        return Cell(hidden, look.align, cover="black")
    text = look.around.format(number(row.values[i], look.thousands, look.decimals)) + row.behind.get(i, "")
    cell = Cell(text, look.align)
    if i in row.struck:
        cell.struck = number(row.struck[i], look.thousands, look.decimals)
    if look.percent_under and i != TOTAL:
        cell.under = share(row.values[i], row.values[TOTAL], 0)
    return cell


def other_figure(key, values, before, look):
    kind, of = key
    if kind == "percent":
        return share(values[of], values[TOTAL], 1 if look.extra.endswith("decimal") else 0)
    if kind == "before":
        return number(before[of], look.thousands, look.decimals)
    addends = {"Gemeente": (GM, GZ), "UWV": (UM, UZ), "met": (GM, UM), "zonder": (GZ, UZ)}[of]
    return number(sum(values[i] for i in addends), look.thousands, look.decimals)


def share(part, whole, decimals):
    return "–" if whole == 0 else f"{100 * part / whole:.{decimals}f}%".replace(".", ",")


def signed(value):
    return f"+{value}" if value > 0 else f"-{-value}" if value < 0 else "0"


def head_of(columns):
    """One line, or two when a column stands under a group."""
    if not any(c.sub for c in columns):
        return [[Cell(c.top, "left" if c.key == "name" else "center", True, is_head=True) for c in columns]]
    first, second, at = [], [], 0
    while at < len(columns):
        column = columns[at]
        span = 1
        while column.sub and at + span < len(columns) and columns[at + span].top == column.top and columns[at + span].sub:
            span += 1
        align = "left" if column.key == "name" else "center"
        first.append(Cell(column.top, align, True, span=span, rows=1 if column.sub else 2, is_head=True))
        second += [Cell(c.sub, "center", True, is_head=True) for c in columns[at : at + span] if c.sub]
        at += span
    return [first, second]


def printed_columns(columns):
    """In printed order, as the truth names them; other columns by what they are."""
    names = {("sum", "Gemeente"): "gemeenteTotaal", ("sum", "UWV"): "uwvTotaal", ("sum", "met"): "metTotaal", ("sum", "zonder"): "zonderTotaal", "previous": "vorig", "change": "mutatie"}
    keys = [c.key for c in columns if c.key != "name"]
    return [KEYS[k] if isinstance(k, int) else names.get(k, "-".join(map(str, k)) if isinstance(k, tuple) else k) for k in keys]
