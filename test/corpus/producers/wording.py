"""What a sheet says in words: its quarter in many wordings, other quarters, the register, and numbers."""
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
ORDINALS = ["eerste", "tweede", "derde", "vierde"]
ROMAN = ["I", "II", "III", "IV"]
LAST_DAYS = [31, 30, 30, 31]


def parts(period):
    year, quarter = period.split("-Q")
    return int(year), int(quarter)


def shifted(period, by):
    year, quarter = parts(period)
    number = year * 4 + quarter - 1 + by
    return f"{number // 4}-Q{number % 4 + 1}"


def last_day(period):
    year, q = parts(period)
    return LAST_DAYS[q - 1], MONTHS[3 * q - 1], year


#: wordings of a quarter in a title; each is one that a person reads without doubt
QUARTERS = {
    "words": lambda y, q: f"{ORDINALS[q - 1].capitalize()} kwartaal {y}",
    "ordinal": lambda y, q: f"{q}e kwartaal {y}",
    "kw": lambda y, q: f"{q}e kw. {y}",
    "kwt": lambda y, q: f"{q}e kwrt {y}",
    "q": lambda y, q: f"Q{q} {y}",
    "year-q": lambda y, q: f"{y}-Q{q}",
    "year-first": lambda y, q: f"{y}, {ORDINALS[q - 1]} kwartaal",
    "number": lambda y, q: f"kwartaal {q} van {y}",
    "slash": lambda y, q: f"kwartaal {q}/{y}",
    "apostrophe": lambda y, q: f"{q}e kwartaal ’{y % 100:02d}",
    "roman": lambda y, q: f"{ROMAN[q - 1]}e kwartaal {y}",
    "months": lambda y, q: f"{MONTHS[3 * q - 3]} t/m {MONTHS[3 * q - 1]} {y}",
    "months-long": lambda y, q: f"{MONTHS[3 * q - 3].capitalize()} tot en met {MONTHS[3 * q - 1]} {y}",
    "months-dash": lambda y, q: f"{MONTHS[3 * q - 3]} – {MONTHS[3 * q - 1]} {y}",
    "stand": lambda y, q: f"stand {LAST_DAYS[q - 1]} {MONTHS[3 * q - 1]} {y}",
    "stand-ultimo": lambda y, q: f"stand ultimo {MONTHS[3 * q - 1]} {y}",
    "date": lambda y, q: f"{LAST_DAYS[q - 1]} {MONTHS[3 * q - 1]} {y}",
    "per-date": lambda y, q: f"per {LAST_DAYS[q - 1]}-{3 * q:02d}-{y}",
    "peildatum": lambda y, q: f"peildatum {LAST_DAYS[q - 1]} {MONTHS[3 * q - 1]} {y}",
}


def quarter(period, style):
    return QUARTERS[style](*parts(period))


def months_of(period):
    year, q = parts(period)
    return f"{MONTHS[3 * q - 3]} t/m {MONTHS[3 * q - 1]} {year}"


def date_text(period):
    day, month, year = last_day(period)
    return f"{day} {month} {year}"


def published(random, period):
    """A day some weeks after the quarter."""
    year, q = parts(shifted(period, 1))
    return f"{random.randint(3, 28)} {MONTHS[3 * q - 3 + random.randint(0, 1)]} {year}"


def distractors(random, figures, previous, count):
    """Sentences and small lines that name other quarters, in words that say which they are."""
    period, before, after = figures.period, shifted(figures.period, -1), shifted(figures.period, 1)
    style = random.choice(["words", "ordinal", "q", "kw"])
    named = lambda p: quarter(p, style).replace("kwartaal", "kwartaal").lower().replace("q", "Q")
    year_before = shifted(period, -4)
    choices = [
        ("p", f"Ten opzichte van het {quarter(before, 'ordinal')} is het aantal klanten licht gewijzigd."),
        ("p", f"Het vorige kwartaal ({months_of(before)}) telde {number(previous.total[4])} klanten."),
        ("p", f"In het {quarter(year_before, 'words').lower()} waren dat er {number(previous.total[4] - 7)}."),
        ("small", f"De volgende factsheet ({named(after)}) verschijnt in {MONTHS[(3 * parts(after)[1]) % 12]}."),
        ("small", f"Publicatiedatum: {published(random, period)}"),
        ("small", f"Utrecht, {published(random, period)}"),
        ("small", f"Bron: UWV, Sonar; bestand opgehaald op 1 {MONTHS[(3 * parts(period)[1]) % 12]} {parts(after)[0]}."),
        ("small", "Vanaf het eerste kwartaal 2022 tellen ook kandidaten met een indicatie beschut werk mee."),
        ("p", f"Wijzigingen na {date_text(period)} worden verwerkt in de factsheet over het {quarter(after, 'words').lower()}."),
        ("small", f"Eerder verschenen: {named(before)}, {named(shifted(period, -2))}."),
    ]
    return random.sample(choices, count)


def register_blocks(random, style, figures, previous, thousands):
    """The statement of the register, as blocks; `previous` is the quarter before."""
    persons, percent = number(figures.persons, thousands), percent_text(figures.percent)
    old, old_percent = number(previous.persons, thousands), percent_text(previous.percent)
    known = number(figures.total[4], thousands)
    region = figures.region
    now, before = date_text(figures.period), date_text(previous.period)
    usual = (
        f"In Sonar zijn niet alle doelgroepers opgenomen, in de arbeidsmarktregio {region} bevat het doelgroepregister "
        f"banenafspraak in totaal {persons} personen. Hiervan is {percent}% bekend binnen Sonar."
    )
    sentences = {
        "usual": usual,
        "justified": usual,
        "sonar-first": f"Van de {persons} personen in het doelgroepregister banenafspraak van de arbeidsmarktregio "
        f"{region} is {percent}% ({known}) bekend in Sonar.",
        "known-first": f"{known} personen zijn bekend in Sonar. Dat is {percent}% van het doelgroepregister "
        f"banenafspraak, dat in deze regio {persons} personen telt.",
        "before-first": f"Op {before} stonden {old} personen in het doelgroepregister, waarvan {old_percent}% bekend in "
        f"Sonar. Op {now} zijn het er {persons}, waarvan {percent}% bekend is in Sonar.",
        "before-after": f"Op {now} telt het doelgroepregister banenafspraak in {region} {persons} personen "
        f"({before}: {old}). Hiervan is {percent}% bekend binnen Sonar (was {old_percent}%).",
        "national": f"Landelijk staan 312.480 personen in het doelgroepregister, van wie 74% bekend is in Sonar. In de "
        f"arbeidsmarktregio {region} zijn dat {persons} personen, van wie {percent}% bekend is in Sonar.",
        "short": f"Doelgroepregister banenafspraak: {persons} personen, waarvan {percent}% bekend in Sonar.",
        "procent": f"Het doelgroepregister telt {persons} personen; {percent} procent daarvan is bekend binnen Sonar.",
    }
    if style == "table":
        rows = [("Personen in het doelgroepregister", persons), ("Waarvan bekend in Sonar", known), ("Aandeel bekend", f"{percent}%")]
        return [("facts", rows)]
    return [("justified" if style == "justified" else "p", sentences[style])]


REGISTERS = ["usual", "justified", "sonar-first", "known-first", "before-first", "before-after", "national", "short", "procent", "table"]


def percent_text(percent):
    return f"{percent}".replace(".", ",")


def number(value, thousands=".", decimals=0):
    text = f"{value:,}".replace(",", thousands)
    return text + ("," + "0" * decimals if decimals else "")
